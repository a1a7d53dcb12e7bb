import { HOUR } from '../../../emulators/clock/clock.ts'
import { checkCallback, checkMade, givenFields } from '../../../emulators/smart-ups/check-value.ts'
import { BenchCore } from '../bench-core.ts'
import { defined } from '../defined.ts'
import { deprecated } from '../deprecated.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import type { PlugIn } from '../plugins/plug-in.ts'
import { randomSeed } from '../random/random-source.ts'
import { checkSnapshot } from '../snapshot/check-snapshot.ts'
import { DeviceLine } from '../time/device-line.ts'
import { type Duration, formatDuration, milliseconds } from '../time/duration.ts'
import { conditionText, isContinuous, whyNot } from './condition.ts'
import type { ScenarioReport, TimelineEntry } from './report.ts'
import { ScenarioRun } from './run.ts'
import { MOST_RUN_MS, type RunTime, VirtualRunTime } from './run-time.ts'
import { ScenarioError } from './scenario-error.ts'
import type { Scenario, Step } from './scenario-schema.ts'
import { stepText } from './step-text.ts'
import { ACTIONS_OF_STEPS, STEPS_IN_TIME } from './steps.ts'
import { untilTraffic } from './traffic-wait.ts'

/** What a run changes of its scenario. */
export interface RunChoices {
  /** Of every device, in place of what the scenario says. */
  readonly model?: string | undefined
  readonly firmware?: string | undefined
  /** Repeats a run; the scenario's own or a drawn one when left out. */
  readonly seed?: number | undefined
}

export interface RunOptions {
  /** How the report calls the scenario. */
  readonly name: string
  readonly seed: number
  readonly time: RunTime
  /** Called with every entry of the timeline as it comes. */
  readonly onEntry?: (entry: TimelineEntry) => void
  /** Called with the index of a step that begins. */
  readonly onStep?: (index: number) => void
  /** The units it is about, where the bench has others as well. */
  readonly devices?: readonly string[]
}

/** The longest a wait waits unless it says otherwise. */
const WAIT_AT_MOST_MS = HOUR

/** The devices of a scenario with the choices of a run. */
export function devicesFor(
  { devices }: Scenario,
  { model, firmware }: RunChoices,
): Record<string, DeviceConfig> {
  return Object.fromEntries(
    Object.entries(devices).map(([id, config]) => [id, { ...config, ...defined({ model, firmware }) }]),
  )
}

export function seedFor(scenario: Scenario, { seed }: RunChoices): number {
  return seed ?? scenario.seed ?? randomSeed()
}

export interface VirtualRunOptions {
  /** How much device time it may take: seconds, or text such as `2h`. */
  readonly limit?: Duration
  /** @deprecated Read until 0.3: write `limit`, in seconds or as text. */
  readonly mostMs?: number
  readonly onEntry?: (entry: TimelineEntry) => void
  /** A snapshot that it begins at, of a bench with the same devices. */
  readonly from?: unknown
  /** What its bench knows beyond what this program brings. */
  readonly plugins?: readonly PlugIn[] | undefined
}

/**
 * Runs a scenario on a virtual bench of its own.
 *
 * @throws ScenarioError, DeviceError when it cannot be run
 * @throws TypeError or RangeError when an argument is wrong, naming the value given and those allowed
 * @example const { passed, verdicts } = await runVirtually(scenario, 'mine', { firmware: '09.2' })
 */
export async function runVirtually(
  scenario: Scenario,
  name: string,
  choices: RunChoices = {},
  options: VirtualRunOptions = {},
): Promise<ScenarioReport> {
  checkMade(
    'scenario',
    scenario,
    ['title', 'devices', 'steps'],
    'a scenario that readScenarioFile() or parseScenario() gave',
  )
  givenFields('choices', choices, ['model', 'firmware', 'seed'], { mayBeEmpty: true })
  givenFields('options', options, ['limit', 'mostMs', 'onEntry', 'from', 'plugins'], { mayBeEmpty: true })
  const { onEntry, from, plugins } = options
  if (onEntry !== undefined) checkCallback('onEntry', onEntry)
  const mostMs = limitOf(options)
  const seed = seedFor(scenario, choices)
  const line = new DeviceLine()
  const bench = new BenchCore({ seed, line, ...defined({ plugins }) })
  line.follow(bench.clock)
  try {
    for (const [id, config] of Object.entries(devicesFor(scenario, choices))) bench.add(id, config)
    if (from !== undefined) bench.restore(checkSnapshot(bench, from))
    const time = new VirtualRunTime(bench, mostMs)
    return await runScenario(bench, scenario, { name, seed, time, ...defined({ onEntry }) })
  } finally {
    await bench.close()
  }
}

function limitOf({ limit, mostMs }: VirtualRunOptions): number {
  if (mostMs !== undefined) deprecated('mostMs of runVirtually', "limit, in seconds or as text such as '10m'")
  return limit === undefined ? (mostMs ?? MOST_RUN_MS) : milliseconds(limit)
}

/** Runs a scenario on a bench that has its devices. */
export async function runScenario(
  bench: BenchCore,
  scenario: Scenario,
  { name, seed, time, onEntry = () => {}, onStep = () => {}, devices }: RunOptions,
): Promise<ScenarioReport> {
  const run = new ScenarioRun(bench, { time, seed, onEntry, devices })
  checkHosts(run, scenario)
  run.say('scenario', scenario.title)
  for (const [index, step] of scenario.steps.entries()) {
    onStep(index)
    if (await inStep(index, () => take(run, step))) continue
    run.say('scenario', `the run ends at step ${index + 1}: what comes after it would mean nothing`)
    break
  }
  expectVerdicts(run, scenario)
  return run.report(name, scenario.title)
}

async function inStep<T>(index: number, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    throw new ScenarioError(`step ${index + 1}: ${(error as Error).message}`, { cause: error })
  }
}

/** Takes a step; false when nothing after it would mean anything. */
async function take(run: ScenarioRun, step: Step): Promise<boolean> {
  const devices = run.devices(step.on)
  run.say('scenario', stepText(step), step.on ?? '')
  run.bench.sync()
  if (step.wait !== undefined) return wait(run, step.on, step.wait)
  if (step.expect !== undefined) await expectation(run, step.on, step.expect)
  for (const [verb, act] of Object.entries(STEPS_IN_TIME)) {
    const given = step[verb as keyof Step]
    if (given !== undefined) await (act as Act<Promise<void>>)(devices, given, run)
  }
  for (const [verb, act] of Object.entries(ACTIONS_OF_STEPS)) {
    const given = step[verb as keyof Step]
    if (given === undefined) continue
    for (const device of devices) (act as Act<void>)(device, given, run)
  }
  return true
}

/** What a verb does, whose value the schema has checked. */
type Act<R> = (on: unknown, given: unknown, run: ScenarioRun) => R

async function wait(
  run: ScenarioRun,
  on: string | undefined,
  given: NonNullable<Step['wait']>,
): Promise<boolean> {
  if (typeof given === 'number') {
    await run.time.pass(given)
    return true
  }
  const limit = given.atMost ?? WAIT_AT_MOST_MS
  if ('traffic' in given) {
    if (await untilTraffic(run, { on, traffic: given.traffic }, limit)) return true
    run.expected(`such traffic within ${formatDuration(limit)}`, 'there was none')
    return false
  }
  const watched = run.watched(on)
  const holds = () => whyNot(given.until, watched) === undefined
  if (await run.time.until(holds, limit, isContinuous(given.until))) return true
  run.expected(
    `${conditionText(given.until, watched)} within ${formatDuration(limit)}`,
    whyNot(given.until, watched),
  )
  return false
}

async function expectation(
  run: ScenarioRun,
  on: string | undefined,
  { for: lasting, within, ...condition }: NonNullable<Step['expect']>,
): Promise<void> {
  const watched = run.watched(on)
  const text = conditionText(condition, watched)
  const continuous = isContinuous(condition)
  const broken = () => whyNot(condition, watched)
  if (within !== undefined) {
    await run.time.until(() => broken() === undefined, within, continuous)
    return run.expected(`${text} within ${formatDuration(within)}`, broken())
  }
  if (lasting === undefined) return run.expected(text, broken())
  const begun = run.now
  let instead: string | undefined
  await run.time.until(
    () => {
      instead = broken()
      return instead !== undefined
    },
    lasting,
    continuous,
  )
  run.expected(
    `${text} for ${formatDuration(lasting)}`,
    instead && `after ${formatDuration((run.now - begun) * 1000)}: ${instead}`,
  )
}

/** What the scenario says of its hosts, for the firmware that each unit runs at the end. */
function expectVerdicts(run: ScenarioRun, { verdicts = {} }: Scenario): void {
  for (const watched of run.watched(undefined)) {
    const { version, reported } = watched.device.ups.firmware
    const wanted = verdicts[version] ?? verdicts.any ?? {}
    for (const [host, verdict] of Object.entries(wanted)) {
      if (!watched.device.hosts.find(host)) continue
      const condition = { verdicts: { [host]: verdict } }
      run.expected(`${conditionText(condition, [watched])} (${reported})`, whyNot(condition, [watched]))
    }
  }
}

/** Hosts that a scenario names must be somewhere. */
function checkHosts(run: ScenarioRun, { steps, verdicts = {} }: Scenario): void {
  const known = new Set(run.devices(undefined).flatMap(({ hosts }) => hosts.list.map(({ name }) => name)))
  const check = (names: object | undefined, where: string) => {
    const unknown = Object.keys(names ?? {}).find((name) => !known.has(name))
    if (unknown !== undefined)
      throw new ScenarioError(
        `${where}: no host ${JSON.stringify(unknown)}; there are: ${[...known].join(', ') || 'none'}`,
      )
  }
  for (const [version, hosts] of Object.entries(verdicts)) check(hosts, `verdicts.${version}`)
  for (const [index, { hosts, expect, wait }] of steps.entries()) {
    check(hosts, `step ${index + 1}: hosts`)
    const condition = typeof wait === 'object' && 'until' in wait ? wait.until : expect
    check(condition?.hosts, `step ${index + 1}: hosts`)
    check(condition?.verdicts, `step ${index + 1}: verdicts`)
  }
}
