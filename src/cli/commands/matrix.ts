import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { formatDuration } from '../../../emulators/clock/duration.ts'
import { CLIENT_NAMES } from '../../../emulators/smart-ups/firmware/published/clients.ts'
import { CARD_NAMES, DEFAULT_CARD } from '../../lab/cards/index.ts'
import { defined } from '../../lab/defined.ts'
import { realTime } from '../../lab/time/real-time.ts'
import type { Cell, CellResult } from '../../matrix/cell.ts'
import {
  checkExpectations,
  type Expectation,
  expectationsMet,
  expectedOf,
  parseExpectation,
} from '../../matrix/expectations.ts'
import { junitReport, markdownReport, type Row, rowsOf } from '../../matrix/report.ts'
import { runMatrix } from '../../matrix/run-matrix.ts'
import { alikeText } from '../alike-cells.ts'
import { number, withDeviceOptions } from '../device-options.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-code.ts'
import { cellsOf, type MatrixFlags } from '../matrix-cells.ts'
import { selectedCells } from '../matrix-selection.ts'
import { columns, painter } from '../paint.ts'
import { knownTo, withPlugins } from '../plugins.ts'
import { packageVersion } from '../version.ts'
import { VERSION_WORDS } from '../version-list.ts'

const NOTES = `
The command runs once per cell, each time with a fresh unit of its own, and learns of it by its environment:
  UPSLAB_CONTROL      the control API, such as http://127.0.0.1:41234
  UPSLAB_DEVICE_URL   the unit there
  UPSLAB_RJ45         path of its serial port, or address with --tcp
  UPSLAB_NETWORK      address of its Modbus TCP, with --modbus-tcp
  UPSLAB_USB, UPSLAB_USB_BUSID   USB/IP address and bus id, with --usbip
  UPSLAB_MODEL, UPSLAB_FIRMWARE, UPSLAB_FIRMWARE_ID, UPSLAB_DEFECTS, UPSLAB_CARD, UPSLAB_CARD_FIRMWARE, UPSLAB_CELL, UPSLAB_DEVICE
Each port has a …_KIND and a …_PROTOCOL as well. A command passes by exit code 0.

CELL in --expect is a version, affected or fixed, a model, a card, a version of the card, MODEL@VERSION, or a whole cell name; the last one
that fits a cell counts. Cells of which nothing is said are expected to pass.

Exit codes: 0 every cell ended as expected, 1 one did not, 2 wrong usage, 3 a port could not be had.

Examples:
  upslab matrix --firmware 09.2,09.3 -- npm test
  upslab matrix --firmware 09.2,09.3 --expect fail:09.2 -- python3 agent_test.py
  upslab matrix --model SMT1500,SMX1500RM2U --defect ie2-shutdown-override --expect fail:affected -- ./check.sh
  upslab matrix --model 'SMT1500*' --firmware all --shard 1/4 --bail -- npm test
  upslab matrix --firmware 09.0..09.8 --only-failed report.json -- npm test
  upslab matrix --model SMT1500C --defect all --client nut-usbhid --expect fail:affected -- ./check.sh
  upslab matrix --model SMT1500RM2U --firmware 09.2 --card ${DEFAULT_CARD.card},none --jobs 2 --junit report.xml -- npm test`

interface Flags extends MatrixFlags {
  readonly jobs: number
  readonly timeout: number
  readonly expect: readonly Expectation[]
  readonly shard?: string
  readonly bail?: boolean
  readonly onlyFailed?: string
  readonly junit?: string
  readonly json?: boolean
  readonly markdown?: boolean
}

/** From so many cells on, how long the rest will take is said. */
const MANY = 5
/** More at once than one machine can serve in a meaningful time. */
const MOST_JOBS = 64
/** A day, in seconds. */
const LONGEST_TIMEOUT = 86_400

export function matrixCommand(): Command {
  const command = new Command('matrix')
    .summary('run your own command against each firmware')
    .description(
      'Run a command of yours once per model, firmware version and card, and say what passed where.',
    )
    .argument('<command...>', 'what to run; write it after --')
    .option(
      '--model <models>',
      "models, comma-separated, * for any characters, as in 'SMT*' (default SMT1500RM2U)",
    )
    .option(
      '--firmware <versions>',
      `comma-separated: ${VERSION_WORDS}; affected and fixed are those of --defect`,
    )
    .option(
      '--defect <id>',
      'a known difference: the newest version that has it and the first without; all of them with all',
    )
    .addOption(
      new Option('--client <client>', 'with --defect all: those that this program can notice').choices(
        CLIENT_NAMES,
      ),
    )
    .option('--card <cards>', `cards, comma-separated: ${CARD_NAMES.join(', ')}, none`)
    .option('--expect <outcome:cell>', 'pass, fail or skip, such as fail:09.2; repeatable', collect, [])
    .option('--jobs <number>', 'cells at once', count('--jobs', MOST_JOBS), 1)
    .option('--timeout <seconds>', 'how long a command may take', count('--timeout', LONGEST_TIMEOUT), 600)
    .option('--shard <part>', 'K/N: every N-th cell, beginning with the K-th')
    .option('--bail', 'begin no further cell after one that did not end as expected')
    .option('--only-failed <file>', 'cells alone that did not end as expected in an earlier --json report')
    .option('--junit <file>', 'write a JUnit report')
    .addOption(new Option('--json', 'print JSON instead of the table').conflicts('markdown'))
    .option('--markdown', 'print a Markdown table, such as for a step summary')
  return withPlugins(withDeviceOptions(command))
    .addHelpText('after', NOTES)
    .action(async (argv: string[], flags: Flags) => {
      process.exitCode = await run(argv, flags)
    })
}

async function run(argv: readonly string[], flags: Flags): Promise<number> {
  const { jobs, timeout, expect, junit, json, markdown, plugin, shard, bail, onlyFailed, ...describing } =
    flags
  const { plugins, catalogue } = await knownTo(defined({ plugin }))
  const folder = mkdtempSync(join(tmpdir(), 'upslab-matrix-'))
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt)
  try {
    const all = cellsOf(describing, folder, catalogue)
    checkExpectations(expect, all)
    const cells = selectedCells(all, { shard, onlyFailed })
    for (const text of alikeText(cells, catalogue)) process.stderr.write(`note: ${text}\n`)
    const results = await runMatrix(cells, {
      argv,
      jobs,
      timeoutMs: timeout * 1000,
      line: realTime,
      version: packageVersion(),
      plugins,
      skips: (cell) => expectedOf(cell, expect) === 'skip',
      bails: (result) => bail === true && !expectationsMet(result, expect),
      abort: interrupted.signal,
      ...progress(cells.length, jobs),
    })
    const rows = rowsOf(results, expect)
    if (junit !== undefined) write(junit, junitReport(results, expect))
    if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
    else process.stdout.write(markdown ? markdownReport(rows) : table(rows))
    if (results.length < cells.length || interrupted.signal.aborted) {
      const why = interrupted.signal.aborted ? 'interrupted' : '--bail'
      process.stderr.write(
        `${why}: ${cells.length - results.length} of ${cells.length} cells were not begun\n`,
      )
      return EXIT.failed
    }
    return rows.every((row) => row.asExpected) ? EXIT.fine : EXIT.failed
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What goes on, on standard error: live where one cell runs at a time, else cell by cell. */
function progress(total: number, jobs: number) {
  const paint = painter(process.stderr)
  const say = (text: string) => process.stderr.write(text)
  let ended = 0
  let spent = 0
  // One that has a few cells only is over before anybody reads this.
  if (total > MANY) say(`${total} cells, ${jobs} at once\n`)
  const left = () =>
    total > MANY && ended < total
      ? `, about ${formatDuration(Math.ceil(((spent / ended) * (total - ended)) / jobs) * 1000)} left`
      : ''
  return {
    onStart: (cell: Cell) => {
      if (jobs === 1) say(`${paint('bold', `[${ended + 1}/${total}] ${cell.name}`)}\n`)
    },
    onOutput: (_cell: Cell, text: string) => {
      if (jobs === 1) say(text)
    },
    onEnd: ({ cell, outcome, seconds, output }: CellResult) => {
      ended++
      spent += seconds
      if (jobs > 1) say(`${paint('bold', `[${ended}/${total}] ${cell.name}`)}\n${output}`)
      say(
        `${paint(outcome === 'passed' ? 'green' : 'yellow', outcome)} in ${seconds.toFixed(1)} s${left()}\n`,
      )
    },
  }
}

function table(rows: readonly Row[]): string {
  const paint = painter(process.stdout)
  const cells = rows.map((row) => [
    row.asExpected ? 'ok' : 'NOT OK',
    row.cell,
    row.exitCode === null || row.exitCode === 0 ? row.outcome : `${row.outcome} (${row.exitCode})`,
    row.expected,
    `${row.seconds.toFixed(1)} s`,
  ])
  const kept = rows.filter(({ asExpected }) => asExpected).length
  const sentence = `${kept} of ${rows.length} as expected`
  const summary = paint(kept === rows.length ? 'green' : 'red', sentence)
  return `${columns([['', 'CELL', 'OUTCOME', 'EXPECTED', 'TIME'], ...cells])}\n\n${summary}\n`
}

function collect(text: string, before: readonly Expectation[]): Expectation[] {
  return [...before, parseExpectation(text)]
}

function count(flag: string, most: number): (text: string) => number {
  return (text) => {
    const value = number(flag)(text)
    if (Number.isInteger(value) && value >= 1 && value <= most) return value
    throw new UsageError(`${flag} ${text} is not allowed; allowed: 1 to ${most}`)
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(`--junit ${file} cannot be written: ${(error as Error).message}`)
  }
}
