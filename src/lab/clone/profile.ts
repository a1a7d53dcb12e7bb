import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { isoDate } from '../../../emulators/clock/iso-date.ts'
import { GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { fullRuntimeMs } from '../../../emulators/smart-ups/power/runtime.ts'
import { outputVoltagesOf } from '../../../emulators/smart-ups/settings/output-voltages.ts'
import { traitsOf } from '../../../emulators/smart-ups/traits/index.ts'
import { BenchCore } from '../bench-core.ts'
import type { Device } from '../device.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import type { UnitFacts } from './facts.ts'
import type { Picked } from './pick-model.ts'

/** Percent; a healthy battery that lasts longer than the catalogue says is taken for a new one. */
const LEAST_HEALTH = 33
const MOST_HEALTH = 100
/** The catalogue's runtimes are this good; what lasts longer than that is explained by nothing. */
export const MOST_EXPLAINED = 150
/** Watts the unit feeds are exact to so many digits behind the point, which its registers can show. */
const DIGITS = 3

/** A lab-file device that behaves like the unit that the facts tell of. Its ports are the caller's affair. */
export function deviceConfig(facts: UnitFacts, { model, firmware }: Picked): DeviceConfig {
  const watts = facts.loadPercent === undefined ? undefined : (facts.loadPercent / 100) * model.watts
  const health = healthOf(facts, model, watts)
  const packs = packsOf(facts, { model, firmware })
  const settings = settingsOf(facts, model)
  return {
    model: model.name,
    firmware,
    ...(facts.serial === undefined ? {} : { serial: facts.serial }),
    ...(facts.manufacturedOn === undefined
      ? {}
      : { manufactured: isoDate(YEAR_2000 + facts.manufacturedOn * DAY) }),
    // Which group carries how much no source tells; the one commanded last by most clients carries all.
    ...(watts === undefined ? {} : { load: { [model.groups.at(-1)!]: rounded(watts) } }),
    ...(facts.inputVoltage === undefined && facts.frequency === undefined
      ? {}
      : { input: present({ voltage: rounded(facts.inputVoltage), frequency: rounded(facts.frequency) }) }),
    ...batteryOf({
      charge: rounded(facts.charge),
      temperature: rounded(facts.temperature),
      health,
      packs,
    }),
    ...(settings === undefined ? {} : { settings }),
  } as DeviceConfig
}

function batteryOf(values: NonNullable<DeviceConfig['battery']>): Pick<DeviceConfig, 'battery'> {
  const battery = present(values)
  return Object.keys(battery).length > 0 ? { battery } : {}
}

/** Runtime as a share of a new battery's, percent; undefined where the source does not tell what it takes to say so. */
export function runtimeShare(
  { runtime, charge }: UnitFacts,
  model: Picked['model'],
  watts: number | undefined,
): number | undefined {
  if (runtime === undefined || charge === undefined || charge < 1 || watts === undefined) return undefined
  const fresh = (fullRuntimeMs(model, watts) * charge) / 100 / 1000
  return fresh > 0 ? (100 * runtime) / fresh : undefined
}

/**
 * Capacity left of a new battery's, derived from how long it says to last. Below a third it is not: batteries are replaced
 * before, so that something else is the reason.
 */
function healthOf(facts: UnitFacts, model: Picked['model'], watts: number | undefined): number | undefined {
  const share = runtimeShare(facts, model, watts)
  if (share === undefined || share < LEAST_HEALTH || share > MOST_EXPLAINED) return undefined
  return Math.min(MOST_HEALTH, Math.round(share * 1e4) / 1e4)
}

/** Packs beyond those that the unit counts with nothing but its own battery. */
function packsOf(
  { packs }: UnitFacts,
  { model, firmware: { id, version } }: Pick<Picked, 'model' | 'firmware'>,
) {
  if (packs === undefined) return undefined
  const traits = traitsOf({ model, line: id, version })
  const own = model.serial === 'ups-link' ? traits.upsLinkPacks : 0
  const external = packs - own
  return external > 0 ? external : undefined
}

function settingsOf(facts: UnitFacts, model: Picked['model']): DeviceConfig['settings'] {
  const { settings, delays } = facts
  const given = settings?.groups ?? {}
  const groups = GROUP_NAMES.filter((name) => given[name] || (delays && model.groups.includes(name)))
    .map((name) => [name, { ...(model.groups.includes(name) ? delays : {}), ...given[name] }] as const)
    .filter(([, values]) => Object.keys(values).length > 0)
  const values = present({ outputVoltage: outputVoltageOf(facts, model), ...settings?.unit })
  const unit = Object.keys(values).length > 0 ? { unit: values } : {}
  const both = { ...unit, ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}) }
  return Object.keys(both).length > 0 ? (both as DeviceConfig['settings']) : undefined
}

/** Where it was set to another than the model's own. */
function outputVoltageOf({ nominalVoltage }: UnitFacts, model: Picked['model']): number | undefined {
  if (nominalVoltage === undefined || nominalVoltage === model.nominalVoltage) return undefined
  return outputVoltagesOf(model).includes(nominalVoltage) ? nominalVoltage : undefined
}

/** The device on a bench of its own, at the time of the bench that a profile runs on. */
export function benchOf(config: DeviceConfig): { readonly bench: BenchCore; readonly device: Device } {
  const bench = new BenchCore({ seed: 1 })
  return { bench, device: bench.add('ups0', config) }
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(DIGITS))
}

function present<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}
