import { findModel } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { CloneError, type UnitFacts } from '../../clone/facts.ts'
import { factsOfUpsc } from '../../clone/named-values.ts'
import { type Picked, pickModel } from '../../clone/pick-model.ts'
import { benchOf, deviceConfig } from '../../clone/profile.ts'
import { TrackedValues } from '../../clone/tracked-values.ts'
import type { DeviceConfig } from '../../lab-file/schema.ts'
import { type Scenario, type ScenarioInput, scenarioSchema } from '../scenario-schema.ts'
import { type Block, readBlocks } from './read-file.ts'
import { type Situation, stepsForStatus } from './status.ts'

type StepInput = ScenarioInput['steps'][number]

/** A scenario made of a file of NUT's dummy-ups, and what of the file has no place in it. */
export interface FromDummyUps {
  readonly scenario: Scenario
  readonly notes: readonly string[]
}

/** Units for files that do not tell what they are of, by the voltage of the mains. */
const STOCK = { high: 'SMT1500RMI2U', low: 'SMT1500RM2U' } as const
const HIGH_VOLTS = 160

/** Variables that steps set, in every block. */
const STEPPED = [
  'input.voltage',
  'input.frequency',
  'battery.charge',
  'battery.temperature',
  'ups.load',
  'ups.status',
]

/** They tell which unit it is, and have no place in it. */
const CLUES_ALONE = ['driver.name', 'device.mfr', 'ups.mfr', 'ups.productid', 'outlet.group.count'] as const

/** Why others cannot be set, by how their names begin. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(driver|server)\./, 'of NUT itself, not of the unit'],
  [
    /^(battery\.runtime|battery\.voltage|output\.|ups\.power$|ups\.realpower$)/,
    'follows from load, charge and mains',
  ],
  [/^(device|ups)\.(mfr|type|description|vendorid|productid)/, 'what the model is'],
  [/^battery\.(type|packs)/, 'what the model has'],
  [/^ups\.alarm/, 'a text; alarms are raised by name'],
]

/**
 * Makes a scenario of a file of NUT's dummy-ups driver: the unit its first variables tell of, and a step for each that
 * changes. A sequence is played once.
 *
 * @throws ScenarioFileError with line numbers
 */
export function fromDummyUps(text: string, file: string, model?: string): FromDummyUps {
  const blocks = readBlocks(text, file)
  const notes = new Set<string>()
  const asked = new TrackedValues(blocks[0]!.values)
  const facts = factsOfUpsc(asked)
  for (const name of CLUES_ALONE) asked.names.delete(name)
  const picked = pick(facts, model, notes)
  const device = usable(deviceConfig(facts, picked), notes)
  const steps = stepsOf(blocks, picked, device, notes)
  for (const [index, { values }] of blocks.entries())
    for (const name of values.keys())
      if (!STEPPED.includes(name) && !(index === 0 && asked.names.has(name))) notes.add(whyNot(name))
  const input: ScenarioInput = { title: file, devices: { ups0: device as never }, steps }
  return { scenario: scenarioSchema.parse(input), notes: [...notes] }
}

function pick(facts: UnitFacts, model: string | undefined, notes: Set<string>): Picked {
  try {
    const picked = pickModel(facts, model === undefined ? {} : { model: findModel(model) })
    for (const note of picked.notes) notes.add(note)
    return picked
  } catch (error) {
    if (!(error instanceof CloneError)) throw error
    const volts = facts.nominalVoltage ?? facts.inputVoltage ?? 0
    const stock = findModel(volts > HIGH_VOLTS ? STOCK.high : STOCK.low)
    notes.add(`the file does not tell which model it is of; taken is ${stock.name}. --model says another`)
    return pickModel({}, { model: stock })
  }
}

/** Its settings, where the unit takes them. What steps set is left to them. */
function usable(
  { input: _input, battery, settings, ...device }: DeviceConfig,
  notes: Set<string>,
): DeviceConfig {
  const health = battery?.health === undefined ? {} : { battery: { health: battery.health } }
  if (settings === undefined) return { ...device, ...health }
  try {
    benchOf({ ...device, settings })
    return { ...device, ...health, settings }
  } catch (error) {
    notes.add(`settings are left as the factory has them: ${(error as Error).message}`)
    return { ...device, ...health }
  }
}

function stepsOf(
  blocks: readonly Block[],
  { model }: Picked,
  device: DeviceConfig,
  notes: Set<string>,
): StepInput[] {
  const steps: StepInput[] = []
  const group = model.groups.at(-1)!
  let watts = device.load?.[group] ?? model.watts / 4
  let before: ReadonlySet<string> = new Set()
  for (const { values, seconds } of blocks) {
    const load = Number(values.get('ups.load') ?? Number.NaN)
    if (Number.isFinite(load)) watts = (load / 100) * model.watts
    steps.push(...valueSteps(values, group, watts))
    const status = values.get('ups.status')
    if (status !== undefined) {
      const context: Situation = {
        model,
        watts,
        health: (device.battery?.health ?? 100) / 100,
        values,
        before,
      }
      const made = stepsForStatus(status, context)
      steps.push(...made.steps)
      for (const note of made.notes) notes.add(note)
      before = new Set(status.toUpperCase().split(/\s+/))
    }
    if (seconds > 0) steps.push({ wait: seconds })
  }
  return steps.length > 0 ? steps : [{ wait: 0 }]
}

/** Numbers that a step sets as they are; what is no number is left alone. */
function valueSteps(values: ReadonlyMap<string, string>, group: string, watts: number): StepInput[] {
  const number = (name: string) => {
    const value = Number.parseFloat(values.get(name) ?? '')
    return Number.isFinite(value) ? value : undefined
  }
  const [voltage, frequency] = [number('input.voltage'), number('input.frequency')]
  const [charge, temperature] = [number('battery.charge'), number('battery.temperature')]
  const steps: StepInput[] = []
  if (voltage !== undefined || frequency !== undefined)
    steps.push({ utility: { ...given({ voltage, frequency }) } })
  if (charge !== undefined || temperature !== undefined)
    steps.push({ battery: given({ charge, temperature }) })
  if (values.has('ups.load')) steps.push({ load: { [group]: Math.round(watts * 10) / 10 } })
  return steps
}

function given(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    number
  >
}

function whyNot(name: string): string {
  const reason = REASONS.find(([pattern]) => pattern.test(name))?.[1] ?? 'nothing on the bench stands for it'
  return `${name}: ${reason}`
}
