import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { isoDate } from '../../../emulators/clock/iso-date.ts'
import { fullRuntimeMs } from '../../../emulators/smart-ups/power/runtime.ts'
import { BenchCore } from '../bench-core.ts'
import type { Device } from '../device.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import type { UnitFacts } from './facts.ts'
import type { Picked } from './pick-model.ts'

/** Percent; a healthy battery that lasts longer than the catalogue says is taken for a new one. */
const LEAST_HEALTH = 1
const MOST_HEALTH = 100
/** Watts the unit feeds are exact to so many digits behind the point, which its registers can show. */
const DIGITS = 3

/** A lab-file device that behaves like the unit that the facts tell of. Its ports are the caller's affair. */
export function deviceConfig(facts: UnitFacts, { model, firmware }: Picked): DeviceConfig {
  const watts = facts.loadPercent === undefined ? undefined : (facts.loadPercent / 100) * model.watts
  const health = healthOf(facts, model, watts)
  const settings = settingsOf(facts)
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
    ...(facts.charge === undefined && facts.temperature === undefined && health === undefined
      ? {}
      : {
          battery: present({
            charge: rounded(facts.charge),
            temperature: rounded(facts.temperature),
            health,
          }),
        }),
    ...(settings === undefined ? {} : { settings }),
  } as DeviceConfig
}

/** Capacity left of a new battery's, derived from how long it says to last. */
function healthOf(
  { runtime, charge }: UnitFacts,
  model: Picked['model'],
  watts: number | undefined,
): number | undefined {
  if (runtime === undefined || charge === undefined || charge < 1 || watts === undefined) return undefined
  const fresh = (fullRuntimeMs(model, watts) * charge) / 100 / 1000
  const health = (100 * runtime) / fresh
  return Math.min(MOST_HEALTH, Math.max(LEAST_HEALTH, Math.round(health * 1e4) / 1e4))
}

function settingsOf({ settings }: UnitFacts): DeviceConfig['settings'] {
  const groups = Object.entries(settings?.groups ?? {}).filter(([, values]) => Object.keys(values).length > 0)
  const unit = Object.keys(settings?.unit ?? {}).length > 0 ? { unit: { ...settings?.unit } } : {}
  const both = { ...unit, ...(groups.length > 0 ? { groups: Object.fromEntries(groups) } : {}) }
  return Object.keys(both).length > 0 ? (both as DeviceConfig['settings']) : undefined
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
