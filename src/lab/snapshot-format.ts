/** What a snapshot is written as; a later release may write another number. */
export const SNAPSHOT_FORMAT = 2

/** Formats that are read. */
export const SNAPSHOT_FORMATS: readonly unknown[] = [1, SNAPSHOT_FORMAT]

/** Moments that format 1 had as 0 where there was none. A moment of 1970 was never on a bench of its time. */
const MOMENTS = new Set([
  ...['since', 'qualifiedAt', 'overloadSince', 'darkAt', 'turnOffExpiredAt', 'stayOffAt', 'turnOnAt'],
  ...['endsAt', 'startedAt', 'lookAt', 'commandAt', 'timerAt', 'onBatterySince', 'raisedAt'],
  ...['heardSince', 'noticesAt', 'toldAt', 'haltsAt', 'upAt', 'hopelessSince', 'asksAt', 'answeredAt'],
  ...['wakesAt', 'onBatteryAgainAt', 'replaceAgainAt', 'eepromAt'],
])

/** A snapshot of an earlier format as it is written now; anything else as it is. */
export function inPresentFormat(snapshot: unknown): unknown {
  if ((snapshot as { format?: unknown } | null)?.format !== 1) return snapshot
  return { ...(withNulls(snapshot) as object), format: SNAPSHOT_FORMAT }
}

function withNulls(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNulls)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    value === 0 && MOMENTS.has(key) ? null : withNulls(value),
  ])
  return Object.fromEntries(entries)
}
