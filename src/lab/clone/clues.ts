import { findLine, hasVersion, listLines } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import type { FirmwareLine } from '../../../emulators/smart-ups/firmware/line.ts'
import { canonicalVersion } from '../../../emulators/smart-ups/firmware/version.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { outputVoltagesOf } from '../../../emulators/smart-ups/settings/output-voltages.ts'
import { filled, type TraitName, type Traits, traitOf } from '../../../emulators/smart-ups/traits/index.ts'
import { type Face, tidyName, type UnitFacts } from './facts.ts'

/** A model on one of its lines. */
export interface Candidate {
  readonly model: UpsModel
  readonly line: FirmwareLine
}

/** Something a source may tell that some candidates fit and others do not. */
export interface Clue {
  readonly name: string
  /** What the source tells, in words; undefined where it does not. */
  readonly value: (facts: UnitFacts) => string | undefined
  readonly fits: (candidate: Candidate, facts: UnitFacts) => boolean
}

/** Every model on every line of it. */
export const CANDIDATES: readonly Candidate[] = listModels().flatMap((model) =>
  model.lines.map((id) => ({ model, line: findLine(id) })),
)

/** Ratings of dumps are rounded by nobody; voltages are. */
const BATTERY_SHARE = 0.05
/** Mains this far from nominal feed no unit of that region. */
const MAINS_SHARE = 0.2

const number = (value: number | undefined, unit: string) =>
  value === undefined ? undefined : `${value} ${unit}`.trim()

/**
 * In the order in which they count: what is a fact by itself first, then what a unit calls itself, then figures that many
 * share. A later clue chooses only among those that the earlier ones left.
 */
export const CLUES: readonly Clue[] = [
  {
    name: 'SKU',
    value: ({ sku }) => sku?.trim() || undefined,
    fits: ({ model }, { sku }) => model.name.toUpperCase() === sku!.trim().toUpperCase(),
  },
  {
    name: 'firmware line',
    value: ({ lineId }) => number(lineId, ''),
    fits: ({ line }, { lineId }) => line.id === lineId,
  },
  {
    name: 'generation',
    value: (facts) => generationOf(facts),
    fits: ({ model }, facts) => model.serial === generationOf(facts),
  },
  {
    name: 'form of the firmware',
    value: ({ face, firmwareText }) => (face === 'usb' ? firmwareText : undefined),
    fits: (candidate, { firmwareText }) => formOf(usbProduct(candidate)) === formOf(firmwareText!),
  },
  {
    name: 'firmware version',
    value: ({ firmware }) => firmware,
    fits: ({ model, line }, { firmware }) => isVersionOf(line, firmware!, model),
  },
  {
    name: 'region letter',
    value: ({ letter }) => letter,
    fits: (candidate, { letter, firmware }) => traitAt('skuLetter', candidate, firmware) === letter,
  },
  {
    name: 'name',
    value: ({ reportedName }) => reportedName?.trim() || undefined,
    fits: (candidate, facts) => namesOf(candidate, facts).includes(sameName(facts.reportedName!)),
  },
  {
    name: 'volt-amperes',
    value: ({ voltAmperes }) => number(voltAmperes, 'VA'),
    fits: ({ model }, { voltAmperes }) => model.voltAmperes === voltAmperes,
  },
  {
    name: 'watts',
    value: ({ watts }) => number(watts, 'W'),
    fits: ({ model }, { watts }) => model.watts === watts,
  },
  {
    name: 'battery voltage',
    value: ({ nominalBatteryVoltage }) => number(nominalBatteryVoltage, 'V'),
    fits: (candidate, facts) =>
      near(batteryVolts(candidate, facts), facts.nominalBatteryVoltage!, BATTERY_SHARE),
  },
  {
    name: 'output voltage',
    value: ({ nominalVoltage }) => number(nominalVoltage, 'V'),
    fits: ({ model }, { nominalVoltage }) => takesOutput(model, nominalVoltage!),
  },
  {
    name: 'mains',
    value: ({ inputVoltage }) => (inputVoltage && inputVoltage > 0 ? number(inputVoltage, 'V') : undefined),
    fits: ({ model }, { inputVoltage }) => near(model.nominalVoltage, inputVoltage!, MAINS_SHARE),
  },
  {
    name: 'outlet groups',
    value: ({ groupCount }) => number(groupCount, 'groups'),
    fits: ({ model }, { groupCount }) => model.groups.length === groupCount,
  },
]

/** A line says it, and so does the report set; a host or card in between says nothing. */
function generationOf({ lineId, face }: UnitFacts): UpsModel['serial'] | undefined {
  const line = listLines().find(({ id }) => id === lineId)
  if (line) return line.bySku ? 'ups-link' : 'microlink'
  if (face === 'usb-legacy') return 'ups-link'
  return face === undefined || face === 'ups-link' ? undefined : 'microlink'
}

/** Digits are what differs between versions; the rest is the form. A patch build has a letter more. */
function formOf(text: string): string {
  return text
    .replace(/^.*?FW:/, '')
    .replace(/UPS\s*[a-z]?(?=\d)/gi, 'UPS')
    .replace(/\d+/g, '0')
    .trim()
}

function usbProduct(candidate: Candidate): string {
  const form = traitAt('usbProduct', candidate, undefined)
  return filled(form, { name: '', firmware: 'UPS 00.0', communication: 'COM 00.0', line: 0 })
}

/** What a unit is called on the face that was read; on any where the source does not tell which. */
function namesOf(candidate: Candidate, { face, firmware }: UnitFacts): string[] {
  const usbName = traitAt('usbName', candidate, firmware)
  const upsLinkName = traitAt('upsLinkName', candidate, firmware)
  const name = candidate.model.reportedName
  const onUsb = filled(usbName, { name, size: /\d+$/.exec(name)?.[0] ?? '' })
  const onLine = filled(upsLinkName, { name })
  const names: Readonly<Record<Face, string[]>> = {
    modbus: [name],
    microlink: [name],
    'ups-link': [onLine],
    usb: [onUsb],
    'usb-legacy': [onUsb],
  }
  return (face ? names[face] : [name, onUsb, onLine]).map(sameName)
}

/** Case is a matter of generations, which other facts tell. */
const sameName = (name: string) => tidyName(name).toUpperCase()

function batteryVolts(candidate: Candidate, { face, firmware }: UnitFacts): number {
  const hidBatteryVolts = traitAt('hidBatteryVolts', candidate, firmware)
  const own = candidate.model.battery.nominalVoltage
  return face === 'usb' ? (hidBatteryVolts ?? own) : own
}

/** 115 V is what UPS-Link calls 120. */
function takesOutput(model: UpsModel, volts: number): boolean {
  if (model.nominalVoltage === 120 && volts === 115) return true
  return model.nominalVoltage === volts || outputVoltagesOf(model).includes(volts)
}

function isVersionOf(line: FirmwareLine, version: string, model: UpsModel): boolean {
  try {
    return hasVersion(line, canonicalVersion(version), model)
  } catch {
    return false
  }
}

function near(a: number, b: number, share: number): boolean {
  return Math.abs(a - b) <= a * share
}

function traitAt<K extends TraitName>(
  name: K,
  { model, line }: Candidate,
  firmware: string | undefined,
): Traits[K] {
  // Which version decides few traits; of a version the line does not have the newest tells as much.
  const version = firmware !== undefined && isVersionOf(line, firmware, model) ? firmware : line.last
  return traitOf(name, { model, line: line.id, version })
}
