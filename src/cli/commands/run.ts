import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import type { PlugIn } from '../../lab/plugins/plug-in.ts'
import { runVirtually } from '../../lab/scenario/engine.ts'
import { readLibrary } from '../../lab/scenario/read-library.ts'
import type { ScenarioReport, TimelineEntry } from '../../lab/scenario/report.ts'
import { realTime } from '../../lab/time/real-time.ts'
import { number, seedFlag } from '../device-options.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-code.ts'
import { columns, painter } from '../paint.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'
import { junitText } from '../run-junit.ts'
import { runReally } from '../run-real.ts'
import { entryLine, outcomeText, reportText } from '../run-text.ts'
import { firmwaresOf, type NamedScenario, scenarioFrom } from '../scenario-source.ts'
import { listOf } from '../version-list.ts'
import { readSnapshotFile } from './snapshot.ts'

const NOTES = `
A run goes from event to event on a virtual clock: half an hour of outage is over at once. Hosts without a client of
their own are played by upslab. With --real the ports are open, device time is the wall's, and your own clients take part.

Without --firmware a scenario runs on every version it expects verdicts of, or else on its own.

Exit codes: 0 everything was as expected, 1 something was not, 2 wrong usage or a scenario that cannot be used,
3 a port could not be had.

Examples:
  upslab run --list
  upslab run fa233876-off-confirmed
  upslab run flicker low-battery-too-late --model SMX1500RM2U --firmware 09.7,09.8 --junit report.xml
  upslab run my-outage.yaml --seed 42 --json
  upslab run my-outage.yaml --real
  upslab run evolution500.seq                a file of NUT's dummy-ups driver`

interface Flags extends PluginFlags {
  readonly list?: boolean
  readonly model?: string
  readonly firmware?: string
  readonly seed?: number
  readonly real?: boolean
  readonly speed: number
  readonly control: string
  readonly json?: boolean
  readonly junit?: string
  readonly fromSnapshot?: string
}

export function runCommand(): Command {
  return withPlugins(new Command('run'))
    .summary('run scenarios and judge what became of the hosts')
    .description(
      'Run scenarios, print what happened, and say what became of each host and whether that was expected.',
    )
    .argument(
      '[scenario...]',
      'names from the library, or files: scenarios, or .dev and .seq of NUT dummy-ups',
    )
    .option('--list', 'list the library')
    .option('--model <model>', 'in place of the model of every device')
    .option('--firmware <versions>', 'versions, comma-separated, in place of that of every device')
    .option('--seed <number>', 'repeat a run', seedFlag)
    .option('--real', 'on real time, with ports open for real clients')
    .option('--speed <factor>', 'with --real: device seconds to the second', number('--speed'), 1)
    .option('--control <address>', 'with --real: where the control API listens', '127.0.0.1:0')
    .option('--from-snapshot <file>', 'begin where a bench with the same devices was saved')
    .option('--json', 'print JSON')
    .option('--junit <file>', 'write a JUnit report')
    .addHelpText('after', NOTES)
    .action(async (names: string[], flags: Flags) => {
      process.exitCode = flags.list ? list(flags) : await run(names, flags)
    })
}

function list({ json }: Flags): number {
  const rows = readLibrary().map(({ name, scenario: { title, description, tags = [] } }) => ({
    name,
    title,
    description: description ?? '',
    tags,
  }))
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  else
    process.stdout.write(`${columns([['NAME', 'WHAT'], ...rows.map(({ name, title }) => [name, title])])}\n`)
  return EXIT.fine
}

async function run(names: readonly string[], flags: Flags): Promise<number> {
  if (names.length === 0)
    throw new UsageError('name a scenario or a file; upslab run --list shows the library')
  if (!(flags.speed > 0 && flags.speed <= 10_000))
    throw new UsageError(`--speed: ${flags.speed} is not allowed; allowed: above 0, at most 10000`)
  if (flags.fromSnapshot !== undefined && (flags.firmware !== undefined || flags.real))
    throw new UsageError(
      `--from-snapshot does not go with ${flags.real ? '--real' : '--firmware: the snapshot has firmware'}`,
    )
  const { plugins } = await knownTo(flags)
  const reports: ScenarioReport[] = []
  for (const named of names.map((name) => scenarioFrom(name, flags.model)))
    for (const firmware of versions(named, flags)) {
      const report = await runOne(named, firmware, flags, plugins)
      reports.push(report)
      if (!flags.json) print(report, again(named, firmware, flags), flags)
    }
  const passed = reports.every((report) => report.passed)
  if (flags.json) process.stdout.write(`${JSON.stringify({ passed, runs: reports }, null, 2)}\n`)
  if (flags.junit !== undefined) writeReport(flags.junit, junitText(reports))
  return passed ? EXIT.fine : EXIT.failed
}

function versions(
  { scenario }: NamedScenario,
  { firmware, fromSnapshot }: Flags,
): readonly (string | undefined)[] {
  return fromSnapshot === undefined
    ? firmware === undefined
      ? firmwaresOf(scenario)
      : listOf('--firmware', firmware)
    : [undefined]
}

function runOne(
  named: NamedScenario,
  firmware: string | undefined,
  flags: Flags,
  plugins: readonly PlugIn[],
): Promise<ScenarioReport> {
  const { model, seed, speed, control, json, fromSnapshot } = flags
  const choices = { model, firmware, seed }
  const where = firmware === undefined ? named.name : `${named.name} on ${firmware}`
  if (!flags.real) {
    const from = fromSnapshot === undefined ? undefined : readSnapshotFile(fromSnapshot)
    return runVirtually(named.scenario, named.name, choices, { onEntry: progress(where), from, plugins })
  }
  return runReally(named, { choices, speed, control, plugins, onEntry: json ? () => {} : printEntry })
}

function print(report: ScenarioReport, repeat: string, { real }: Flags): void {
  const paint = painter(process.stdout)
  const text = real ? outcomeText(report, paint, repeat) : reportText(report, paint, repeat)
  process.stdout.write(`${text}\n`)
}

/** The arguments that repeat a run, but for its seed. */
function again({ name }: NamedScenario, firmware: string | undefined, { model, real }: Flags): string {
  const flags = [model && `--model ${model}`, firmware && `--firmware ${firmware}`, real && '--real']
  return [name, ...flags.filter(Boolean)].join(' ')
}

/** A run on real time is shown as it happens. */
function printEntry(entry: TimelineEntry): void {
  const layout = { paint: painter(process.stdout), width: 10, device: 6 }
  process.stdout.write(`${entryLine(entry, layout)}\n`)
}

/** How often a run that takes long says where it is, ms. */
const SAY_EVERY_MS = 2000

function progress(where: string): (entry: TimelineEntry) => void {
  let saidAt = realTime.now()
  return ({ at }) => {
    if (realTime.now() - saidAt < SAY_EVERY_MS) return
    saidAt = realTime.now()
    process.stderr.write(`${where}: ${Math.round(at)} s of device time\n`)
  }
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(`--junit: ${(error as Error).message}`)
  }
}
