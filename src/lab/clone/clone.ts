import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import { findLine } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import { type Candidate, CLUES } from './clues.ts'
import { compareRegisters, registersToFix } from './compare-registers.ts'
import type { UnitFacts } from './facts.ts'
import { factsOfRegisters, type Registers, settingsOfRegisters } from './from-registers.ts'
import { type PickConfidence, type Picked, type PickOptions, pickModel } from './pick-model.ts'
import { benchOf, deviceConfig, runtimeShare } from './profile.ts'
import { usable } from './usable.ts'

/** A device of a lab file made from a unit, and how well that went. */
export interface Clone {
  readonly config: DeviceConfig
  /** Whether it is the right model. */
  readonly confidence: PickConfidence
  /** The models that come nearest beside it. */
  readonly nearest: readonly string[]
  /** What was guessed or left out, in sentences. */
  readonly notes: readonly string[]
  /** What the profile says that the source does not, and what it was worked out from. */
  readonly derived: readonly string[]
  /** What the source says that has no place in a profile. */
  readonly unexplained: readonly string[]
  /** What was compared: registers, or values of the source. */
  readonly compared: number
  readonly differences: readonly CloneDifference[]
}

/** Something a clone shows otherwise than its source. */
export interface CloneDifference {
  readonly name: string
  readonly source: string
  readonly clone: string
  readonly reason: string
}

/**
 * @param known what is known of the unit, by these registers and by other sources
 * @throws CloneError when the registers do not tell which model it is
 */
export function cloneRegisters(
  registers: Registers,
  options: PickOptions = {},
  known: UnitFacts = factsOfRegisters(registers),
): Clone {
  const picked = pickModel(known, options)
  const { settings, refused } = settingsOfRegisters(registers, picked)
  const facts: UnitFacts = {
    ...known,
    watts: picked.model.watts,
    delays: undefined,
    settings: joinedSettings(known.settings, settings),
  }
  const { config, notes } = usable(deviceConfig({ ...facts, nominalVoltage: undefined }, picked))
  const registersFixed = registersToFix(registers, config)
  const whole = Object.keys(registersFixed).length > 0 ? { ...config, registers: registersFixed } : config
  const { compared, differences } = compareRegisters(registers, whole)
  return {
    config: whole,
    confidence: picked.confidence,
    nearest: picked.nearest,
    notes: [
      ...picked.notes,
      ...notes,
      ...refused.map(
        (setting) => `the bench does not take ${setting}; the register reads so, and has no effect`,
      ),
    ],
    derived: derivedText(facts, picked, whole),
    unexplained: facts.unexplained ?? [],
    compared,
    differences: differences.map(({ address, name, ...rest }) => ({ name: `${address} ${name}`, ...rest })),
  }
}

/** @throws CloneError when the facts do not tell which model it is */
export function cloneFacts(facts: UnitFacts, options: PickOptions = {}): Clone {
  const picked = pickModel(facts, options)
  const { config, notes } = usable(deviceConfig(facts, picked))
  return {
    config,
    confidence: picked.confidence,
    nearest: picked.nearest,
    notes: [...picked.notes, ...notes],
    derived: derivedText(facts, picked, config),
    unexplained: facts.unexplained ?? [],
    ...compareFacts(facts, config, picked),
  }
}

/** Registers say exactly what other sources round; what no register has the others say. */
function joinedSettings(known: UnitFacts['settings'], own: NonNullable<UnitFacts['settings']>) {
  const names = [...Object.keys(known?.groups ?? {}), ...Object.keys(own.groups ?? {})] as GroupName[]
  return {
    unit: { ...known?.unit, ...own.unit },
    groups: Object.fromEntries(
      names.map((name) => [name, { ...known?.groups?.[name], ...own.groups?.[name] }]),
    ),
  }
}

/** What the profile says that the source does not, with what it was worked out from. */
function derivedText(facts: UnitFacts, { model }: Picked, { load, battery }: DeviceConfig): string[] {
  const [group, watts] = Object.entries(load ?? {})[0] ?? []
  const share = runtimeShare(facts, model, watts)
  const carried =
    group !== undefined && model.groups.length > 1
      ? [`which group carries the load: ${group} carries all of it, ${watts} W`]
      : []
  if (share === undefined) return carried
  const lasts = `${facts.runtime} s at ${watts} W is ${Math.round(share)} % of what a new battery lasts by the catalogue`
  const health =
    battery?.health === undefined ? 'which no health explains' : `taken for health ${battery.health}`
  return [...carried, `${lasts}, ${health}`]
}

/** What a bench cannot be made to show, and why. */
const REASONS: Readonly<Record<string, string>> = {
  runtime: 'follows from load, charge and health; the catalogue says that such a unit lasts otherwise',
  serial: 'a lab file does not take it',
}
/** Clues that follow from others, or that are measured. */
const OF_NO_VALUE: readonly string[] = ['generation', 'form of the firmware', 'mains']
const OF_THE_MODEL = 'the catalogue has another for the model'

function compareFacts(facts: UnitFacts, config: DeviceConfig, { model, firmware }: Picked) {
  const shown = factsOfUnit(benchOf(config).device.ups)
  const measured = Object.entries(shown).flatMap(([name, clone]) => {
    const source = facts[name as keyof typeof shown]
    return source === undefined
      ? []
      : [{ name, source: String(source), clone: String(clone), same: equal(source, clone) }]
  })
  const candidate = { model, line: findLine(firmware.id) }
  const identity = CLUES.filter(
    ({ name, value }) => !OF_NO_VALUE.includes(name) && value(facts) !== undefined,
  ).map(({ name, value, fits }) => ({
    ...{ name, source: value(facts)!, clone: shownBy(name, candidate, firmware.version) },
    same: fits(candidate, facts) && (name !== 'firmware version' || facts.firmware === firmware.version),
  }))
  const all = [...identity, ...measured]
  const differences = all
    .filter(({ same }) => !same)
    .map(({ name, source, clone }) => ({ name, source, clone, reason: REASONS[name] ?? OF_THE_MODEL }))
  return { compared: all.length, differences }
}

function shownBy(name: string, { model, line }: Candidate, version: string): string {
  const shown: Readonly<Record<string, string>> = {
    SKU: model.name,
    'firmware line': String(line.id),
    'firmware version': version,
    generation: model.serial,
    name: model.reportedName,
    'volt-amperes': `${model.voltAmperes} VA`,
    watts: `${model.watts} W`,
    'battery voltage': `${model.battery.nominalVoltage} V`,
    'output voltage': `${model.nominalVoltage} V`,
    'outlet groups': `${model.groups.length} groups`,
  }
  return shown[name] ?? model.name
}

/** Numbers of a dump are rounded. */
function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return String(a).trim() === String(b).trim()
  return Math.abs(a - b) <= Math.max(0.5, Math.abs(a) * 0.01)
}

function factsOfUnit(ups: SmartUps) {
  return {
    serial: ups.identity.serialNumber,
    manufacturedOn: ups.identity.manufacturedOn,
    inputVoltage: ups.power.data.input.voltage,
    frequency: ups.power.data.input.frequency,
    charge: ups.battery.charge,
    temperature: ups.battery.temperature,
    loadPercent: ups.measurements.loadPercent,
    runtime: ups.measurements.runtime,
  }
}
