import { DEFAULT_CARD } from '../cards/index.ts'

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
  if (!isRecord(snapshot) || snapshot.format !== 1 || !isRecord(snapshot.devices)) return snapshot
  const devices = Object.entries(snapshot.devices).map(([id, device]) => [id, withSlots(withNulls(device))])
  return { ...snapshot, format: SNAPSHOT_FORMAT, devices: Object.fromEntries(devices) }
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

/** A device in a snapshot of format 1, which knew one slot. */
interface DeviceOfFormat1 {
  readonly unit: { readonly slot: string | null; readonly card: unknown }
  readonly aside: unknown
}

/** Cards by slot. */
function withSlots(given: unknown): unknown {
  if (!isRecord(given) || !isRecord(given.unit)) return given
  const { unit, aside } = given as unknown as DeviceOfFormat1
  const { slot, card, ...rest } = unit
  return {
    ...given,
    hosts: withHostFields(given.hosts),
    unit: { ...rest, cards: slot === null ? {} : { smartslot1: { card: slot, memory: card } } },
    // The only card that could be taken out then.
    aside: aside === null ? {} : { smartslot1: { card: DEFAULT_CARD.card, memory: aside } },
  }
}

/** What a host remembers, by its name in format 1. */
const HOST_FIELDS: Readonly<Record<string, string>> = {
  heardSince: 'triggeredSince',
  noticesAt: 'actsAt',
  toldAt: 'triggeredAt',
  hopelessSince: 'noRestartSince',
  killsPower: 'killPowerDue',
  holdsLine: 'holdsShutdownLine',
  asksAt: 'pollsAt',
  lost: 'commLost',
  proof: 'evidence',
  story: 'timeline',
  calm: 'undisturbed',
}

function withHostFields(hosts: unknown): unknown {
  if (!isRecord(hosts) || !isRecord(hosts.hosts)) return hosts
  const renamed = Object.entries(hosts.hosts).map(([name, host]) => [
    name,
    isRecord(host)
      ? Object.fromEntries(Object.entries(host).map(([field, value]) => [HOST_FIELDS[field] ?? field, value]))
      : host,
  ])
  return { ...hosts, hosts: Object.fromEntries(renamed) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
