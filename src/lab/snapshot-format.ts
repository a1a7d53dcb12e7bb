import { DEFAULT_CARD } from './cards/index.ts'

/** What a snapshot is written as; a later release may write another number. */
export const SNAPSHOT_FORMAT = 2

/** A device in a snapshot of format 1, which knew one slot. */
interface DeviceOfFormat1 {
  readonly unit: { readonly slot: string | null; readonly card: unknown }
  readonly aside: unknown
}

/**
 * A snapshot of format 1, which releases before this one wrote, as format 2. Anything else is given back as it is; what
 * it says is checked later.
 */
export function upgradeSnapshot(given: unknown): unknown {
  if (!isRecord(given) || given.format !== 1 || !isRecord(given.devices)) return given
  const devices = Object.entries(given.devices).map(([id, device]) => [id, upgradeDevice(device)])
  return { ...given, format: SNAPSHOT_FORMAT, devices: Object.fromEntries(devices) }
}

function upgradeDevice(given: unknown): unknown {
  if (!isRecord(given) || !isRecord(given.unit)) return given
  const { unit, aside } = given as unknown as DeviceOfFormat1
  const { slot, card, ...rest } = unit
  return {
    ...given,
    unit: { ...rest, cards: slot === null ? {} : { smartslot1: { card: slot, memory: card } } },
    // The only card that could be taken out then.
    aside: aside === null ? {} : { smartslot1: { card: DEFAULT_CARD.card, memory: aside } },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
