import { daysSince2000 } from '../../../emulators/clock/clock.ts'
import type { BatteryChange } from '../../../emulators/smart-ups/check-change.ts'
import type { UnitCommand } from '../../../emulators/smart-ups/commands.ts'
import type { EmulatedUps } from '../../../emulators/smart-ups/emulated-ups.ts'
import type { Fault } from '../../../emulators/smart-ups/faults.ts'
import type { Key } from '../../../emulators/smart-ups/front-panel/front-panel.ts'
import type { AcInput } from '../../../emulators/smart-ups/power/ac-input.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import { CARD_OF, type FittedCard } from './cards.ts'

type SettingName = keyof UnitSettings

/** One thing that is done to a unit. Voltages are shares of the nominal one, loads of the rated power. */
export type Step =
  | { readonly input: Partial<AcInput> }
  | { readonly command: UnitCommand }
  | { readonly battery: BatteryChange }
  /** On the first outlet group; nothing on the others. */
  | { readonly load: number }
  | { readonly fault: Fault; readonly active: boolean }
  | { readonly [K in SettingName]: { readonly setting: K; readonly to: UnitSettings[K] } }[SettingName]
  /** The battery was replaced today. */
  | { readonly installed: 'today' }
  | { readonly selfTest: 'rj45' | 'lcd' }
  | { readonly key: Key }
  | { readonly card: FittedCard | null }
  | { readonly seconds: number }
  /** Until so many seconds of runtime are left. */
  | { readonly runtimeLeft: number }
  /** The input voltage rises or falls evenly, volts a second; looked at each second. */
  | { readonly ramp: { readonly from: number; readonly to: number; readonly by: number } }
  | 'look'

/** What steps are done to. */
export interface Stage {
  readonly ups: EmulatedUps
  /** Seconds of runtime that the unit reports. */
  readonly runtime: () => number
  pass(seconds: number): void
  fit(card: FittedCard | null): Promise<void> | void
  look(): void | Promise<void>
}

/** Does steps to a unit, in their order. */
export async function play(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await playOne(stage, step)
}

async function playOne(stage: Stage, step: Step): Promise<void> {
  const { ups } = stage
  if (step === 'look') await stage.look()
  else if ('input' in step) ups.setInput(inVolts(step.input, ups))
  else if ('command' in step) ups.command(step.command)
  else if ('battery' in step) ups.setBattery(step.battery)
  else if ('load' in step) ups.setLoad(loadOf(step.load, ups))
  else if ('fault' in step) ups.setFault(step.fault, step.active)
  else if ('setting' in step) ups.settings.setUnit(step.setting, step.to)
  else if ('installed' in step) ups.settings.setUnit('batteryInstalledOn', daysSince2000(ups.clock.now))
  else if ('selfTest' in step) ups.startSelfTest(step.selfTest)
  else if ('key' in step) ups.panel.press(step.key)
  else if ('card' in step) await stage.fit(step.card)
  else if ('seconds' in step) stage.pass(step.seconds)
  else if ('runtimeLeft' in step) stage.pass(Math.max(1, stage.runtime() - step.runtimeLeft))
  else for (const each of rampSteps(step.ramp)) await playOne(stage, each)
}

/** Each second of a ramp: the voltage, the second, a look. */
export function rampSteps({ from, to, by }: Extract<Step, { ramp: unknown }>['ramp']): Step[] {
  const count = Math.ceil((to - from) / by)
  return Array.from({ length: count }, (_, index): Step[] => [
    { input: { voltage: from + index * by } },
    { seconds: 1 },
    'look',
  ]).flat()
}

/** The same steps with each ramp as single ones. */
export function flat(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => (step !== 'look' && 'ramp' in step ? rampSteps(step.ramp) : [step]))
}

function inVolts({ voltage, ...rest }: Partial<AcInput>, { model }: EmulatedUps): Partial<AcInput> {
  return voltage === undefined ? rest : { ...rest, voltage: tenths(voltage * model.nominalVoltage) }
}

function loadOf(share: number, { model }: EmulatedUps): Record<string, number> {
  return Object.fromEntries(
    model.groups.map((group, index) => [group, index === 0 ? tenths(share * model.watts) : 0]),
  )
}

/** Volts and watts as a recipe gives them. */
export const tenths = (value: number) => Math.round(value * 10) / 10

/** A step as a line of a test that has `bench` and `unit`; none for a look. */
export function codeOf(step: Step, ups: EmulatedUps): string[] {
  if (step === 'look') return []
  if ('input' in step) return [`unit.ups.setInput(${literal(inVolts(step.input, ups))})`]
  if ('command' in step) return [`unit.command(${literal(step.command)}, { refused: 'return' })`]
  if ('battery' in step) return [`unit.ups.setBattery(${literal(step.battery)})`]
  if ('load' in step) return [`unit.ups.setLoad(${literal(loadOf(step.load, ups))})`]
  if ('fault' in step) return [`unit.ups.setFault(${literal(step.fault)}, ${step.active})`]
  if ('setting' in step) return [`unit.ups.settings.setUnit(${literal(step.setting)}, ${literal(step.to)})`]
  if ('installed' in step)
    return [
      'const today = Math.floor((unit.ups.clock.now - Date.UTC(2000, 0, 1)) / 86_400_000)',
      "unit.ups.settings.setUnit('batteryInstalledOn', today)",
    ]
  if ('selfTest' in step) return [`unit.ups.startSelfTest(${literal(step.selfTest)})`]
  if ('key' in step) return [`unit.ups.panel.press(${literal(step.key)})`]
  if ('card' in step)
    return [`await bench.client.fitCard(unit.id, ${literal({ card: step.card && CARD_OF[step.card] })})`]
  if ('seconds' in step) return [`unit.advance(${step.seconds})`]
  if ('runtimeLeft' in step)
    return [`unit.advance(Math.max(1, unit.state.battery.runtime - ${step.runtimeLeft}))`]
  return rampSteps(step.ramp).flatMap((each) => codeOf(each, ups))
}

/** A value as JavaScript is written by hand: names without quotes, text in single ones. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const name = (text: string) => (/^[A-Za-z_]\w*$/.test(text) ? text : literal(text))
  return fields.length === 0
    ? '{}'
    : `{ ${fields.map(([key, field]) => `${name(key)}: ${literal(field)}`).join(', ')} }`
}
