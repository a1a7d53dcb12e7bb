import { hasVersion, lineOf, resolveFirmware } from '../firmware/catalogue.ts'
import type { UpdateWay } from '../firmware/circumstances.ts'
import { compareVersions } from '../firmware/version.ts'
import type { SmartUps } from '../smart-ups.ts'
import type { UpdateTarget } from './update-data.ts'

export const UPDATE_REFUSALS = [
  'unpowered',
  'in-progress',
  'dead',
  'way-not-supported',
  'way-disabled',
  'no-card',
  'port-taken',
  'output-on',
  'unsigned',
  'not-newer',
] as const
export type UpdateRefusalReason = (typeof UPDATE_REFUSALS)[number]

/** A unit does not take a file; `reason` is a stable name. */
export class UpdateRefusedError extends Error {
  readonly reason: UpdateRefusalReason

  constructor(reason: UpdateRefusalReason, message: string) {
    super(message)
    this.name = 'UpdateRefusedError'
    this.reason = reason
  }
}

type Refusal = readonly [UpdateRefusalReason, string]

const SUPPORTED = {
  serial: 'updateOverSerial',
  usb: 'updateOverUsb',
  smartslot: 'updateOverSmartSlot',
} as const
const SETTING = { serial: 'updateSerial', usb: 'updateUsb', smartslot: 'updateSmartSlot' } as const
const NAMES = { serial: 'the serial port', usb: 'USB', smartslot: 'the SmartSlot' } as const

/** Why a unit takes no file on that way at this moment; undefined when it would take one. */
export function whyNoUpdate(ups: SmartUps, via: UpdateWay): Refusal | undefined {
  const { traits, firmware, model, update, slots } = ups
  const unit = `${model.name} with ${firmware.reported}`
  if (update.phase === 'dead') return ['dead', `an update has left this ${model.name} dead; flash it instead`]
  if (update.phase !== 'none') return ['in-progress', `an update is ${update.phase} already`]
  if (!ups.awake) return ['unpowered', `this ${model.name} has no supply`]
  if (!traits[SUPPORTED[via]])
    return ['way-not-supported', `${unit} takes no firmware over ${NAMES[via]}; ${othersText(ups, via)}`]
  if (traits.updatePortSettings && !ups.settings.unit[SETTING[via]])
    return [
      'way-disabled',
      `firmware update over ${NAMES[via]} is disabled in its settings (${SETTING[via]})`,
    ]
  if (via === 'smartslot' && !updatingCard(ups))
    return ['no-card', `no network management card is in a slot of this ${model.name}`]
  if (via !== 'smartslot' && slots.portTaker)
    return ['port-taken', `the ${slots.portTaker.card} in the slot has taken ${NAMES[via]} over`]
  if (!traits.updateWithOutputOn && ups.outlets.anyOn)
    return ['output-on', `${unit} installs firmware only while its output is off`]
  return undefined
}

/** A card that manages the unit is fitted, and so can send it firmware. */
export function updatingCard({ slots }: SmartUps): boolean {
  return [...slots.cards.values()].some(({ managesUnit }) => managesUnit === true)
}

function othersText({ traits }: SmartUps, via: UpdateWay): string {
  const ways = (Object.keys(SUPPORTED) as UpdateWay[]).filter((way) => way !== via && traits[SUPPORTED[way]])
  return ways.length === 0 ? 'it takes none at all' : `allowed: ${ways.join(', ')}`
}

/**
 * The firmware that a file of that version is for this unit.
 *
 * @param signed whether the file is; as published when left out
 * @throws CatalogueError with the versions allowed, UpdateRefusedError when the unit does not take it
 */
export function targetOf(ups: SmartUps, version: string, signed?: boolean): UpdateTarget {
  const { firmware, model, traits } = ups
  const { line } = firmware
  const next = traits.updatesToLine
  const own = resolvedOn(ups, version, line.id)
  const resolved = own ?? (next === null ? undefined : resolvedOn(ups, version, next))
  // Where neither has it, the error says what they have.
  const target = resolved ?? resolveFirmware(model, { version, id: line.id })
  if (compareVersions(target.version, firmware.version) <= 0)
    throw new UpdateRefusedError(
      'not-newer',
      `${target.version} is not newer than ${firmware.version}, which this ${model.name} runs`,
    )
  const isSigned = (from: string | undefined, of: string) =>
    from !== undefined && compareVersions(of, from) >= 0
  const fileSigned = signed ?? isSigned(target.line.signedFrom, target.version)
  if (isSigned(line.signedFrom, firmware.version) && !fileSigned)
    throw new UpdateRefusedError(
      'unsigned',
      `${firmware.reported} takes signed firmware only, and the file of ${target.version} is not signed`,
    )
  return { line: target.line.id, version: target.version, choices: firmware.choices }
}

function resolvedOn({ model }: SmartUps, version: string, id: number) {
  if (!model.lines.includes(id)) return undefined
  const line = lineOf(model, id)
  if (line.bySku) return undefined
  try {
    const found = resolveFirmware(model, { version, id })
    return hasVersion(line, found.version, model) ? found : undefined
  } catch {
    return undefined
  }
}
