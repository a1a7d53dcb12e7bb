import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import { compareRegisters, registersToFix } from './compare-registers.ts'
import type { UnitFacts } from './facts.ts'
import { factsOfRegisters, type Registers, settingsOfRegisters } from './from-registers.ts'
import { type PickOptions, pickModel } from './pick-model.ts'
import { benchOf, deviceConfig } from './profile.ts'

/** A device of a lab file made from a unit, and how well that went. */
export interface Clone {
  readonly config: DeviceConfig
  /** What was guessed or left out, in sentences. */
  readonly notes: readonly string[]
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

/** @throws CloneError when the registers do not tell which model it is */
export function cloneRegisters(registers: Registers, options: PickOptions = {}): Clone {
  const described = factsOfRegisters(registers)
  const picked = pickModel(described, options)
  const { settings, refused } = settingsOfRegisters(registers, picked)
  const facts: UnitFacts = { ...described, watts: picked.model.watts, settings }
  const config = deviceConfig(facts, picked)
  const registersFixed = registersToFix(registers, config)
  const whole = Object.keys(registersFixed).length > 0 ? { ...config, registers: registersFixed } : config
  const { compared, differences } = compareRegisters(registers, whole)
  return {
    config: whole,
    notes: [
      ...picked.notes,
      ...refused.map(
        (setting) => `the bench does not take ${setting}; the register reads so, and has no effect`,
      ),
    ],
    compared,
    differences: differences.map(({ address, name, ...rest }) => ({ name: `${address} ${name}`, ...rest })),
  }
}

/** @throws CloneError when the facts do not tell which model it is */
export function cloneFacts(facts: UnitFacts, options: PickOptions = {}): Clone {
  const picked = pickModel(facts, options)
  const { accepted, notes } = acceptedSettings(facts, deviceConfig({ ...facts, settings: {} }, picked))
  const config = deviceConfig({ ...facts, settings: accepted }, picked)
  return { config, notes: [...picked.notes, ...notes], ...compareFacts(facts, config) }
}

/** Settings that such a unit takes, one by one; what it refuses is listed. */
function acceptedSettings({ settings }: UnitFacts, config: DeviceConfig) {
  const { ups } = benchOf(config).device
  const notes: string[] = []
  const takes = (saved: { unit?: object; groups?: object }, what: string) => {
    try {
      ups.settings.load(saved)
      return true
    } catch (error) {
      if (!(error instanceof SettingError)) throw error
      notes.push(`left out: ${what}: ${error.message}`)
      return false
    }
  }
  const unit = Object.entries(settings?.unit ?? {}).filter(([key, value]) =>
    takes({ unit: { [key]: value } }, key),
  )
  const groups = Object.entries(settings?.groups ?? {}).map(([name, values]) => {
    const kept = Object.entries(values).filter(([key, value]) =>
      takes({ groups: { [name]: { [key]: value } } }, `${name}.${key}`),
    )
    return [name, Object.fromEntries(kept)] as const
  })
  return {
    accepted: { unit: Object.fromEntries(unit), groups: Object.fromEntries(groups) },
    notes,
  }
}

/** What a bench cannot be made to show, and why. */
const REASONS: Readonly<Record<string, string>> = {
  runtime: 'the catalogue says that such a unit lasts otherwise; health only makes it last shorter',
  watts: 'the catalogue has another rating for the model',
  voltAmperes: 'the catalogue has another rating for the model',
  firmware: 'the model has no such version here',
  lineId: 'the model has no such line here',
  reportedName: 'the model is a guess',
}

function compareFacts(facts: UnitFacts, config: DeviceConfig) {
  const shown = factsOfUnit(benchOf(config).device.ups)
  const described = Object.entries(facts).filter(([name, value]) => value !== undefined && name in shown)
  const differences = described.flatMap(([name, value]): CloneDifference[] => {
    const ours = shown[name as keyof typeof shown]
    if (equal(value, ours)) return []
    const reason = REASONS[name] ?? 'not known why'
    return [{ name, source: String(value), clone: String(ours), reason }]
  })
  return { compared: described.length, differences }
}

/** Numbers of a dump are rounded. */
function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return String(a).trim() === String(b).trim()
  return Math.abs(a - b) <= Math.max(0.5, Math.abs(a) * 0.01)
}

function factsOfUnit(ups: SmartUps) {
  return {
    reportedName: ups.model.reportedName,
    firmware: ups.firmware.version,
    lineId: ups.firmware.lineId,
    serial: ups.identity.serialNumber,
    manufacturedOn: ups.identity.manufacturedOn,
    voltAmperes: ups.model.voltAmperes,
    watts: ups.model.watts,
    nominalVoltage: ups.model.nominalVoltage,
    nominalBatteryVoltage: ups.model.battery.nominalVoltage,
    inputVoltage: ups.power.data.input.voltage,
    frequency: ups.power.data.input.frequency,
    charge: ups.battery.charge,
    temperature: ups.battery.temperature,
    loadPercent: ups.measurements.loadPercent,
    runtime: ups.measurements.runtime,
  }
}
