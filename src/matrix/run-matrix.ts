import { serveControl } from '../control/server.ts'
import { Bench } from '../lab/bench.ts'
import type { PlugIn } from '../lab/plugins/plug-in.ts'
import type { LineClock } from '../line/line-clock.ts'
import type { Cell, CellResult, Outcome } from './cell.ts'
import { type CommandEnd, runCommand } from './command.ts'
import { environmentOf } from './environment.ts'

export interface MatrixRun {
  readonly argv: readonly string[]
  readonly jobs: number
  readonly timeoutMs: number
  readonly line: LineClock
  readonly version: string
  readonly plugins: readonly PlugIn[]
  readonly skips: (cell: Cell) => boolean
  /** Ends what runs; cells not yet begun are left out of the results. */
  readonly abort: AbortSignal
  readonly onStart: (cell: Cell) => void
  readonly onOutput: (cell: Cell, text: string) => void
  readonly onEnd: (result: CellResult) => void
  /** Whether no further cell is begun after this result. */
  readonly bails: (result: CellResult) => boolean
}

/** Runs the command against every cell, `jobs` at a time; results are in the order of the cells. */
export async function runMatrix(cells: readonly Cell[], run: MatrixRun): Promise<CellResult[]> {
  // What cannot stand on a bench is reported before anything runs, not after an hour.
  for (const cell of cells) await Bench.fromLab(cell.lab, run).close()
  const results: (CellResult | undefined)[] = cells.map(() => undefined)
  const queue = [...cells.entries()]
  let bailed = false
  const worker = async () => {
    for (let next = queue.shift(); next && !bailed && !run.abort.aborted; next = queue.shift()) {
      const [index, cell] = next
      results[index] = run.skips(cell) ? skipped(cell) : await runCell(cell, run)
      run.onEnd(results[index])
      bailed ||= run.bails(results[index])
    }
  }
  // Every worker ends before an error is reported: the benches of the others are still open until then.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(run.jobs, cells.length) }, worker))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return results.filter((result) => result !== undefined)
}

function skipped(cell: Cell): CellResult {
  return { cell, outcome: 'skipped', exitCode: null, signal: null, seconds: 0, deviceSeconds: 0, output: '' }
}

/** One cell: a bench of its own with a control API on a free port, the command, and everything closed again. */
async function runCell(cell: Cell, run: MatrixRun): Promise<CellResult> {
  const bench = Bench.fromLab(cell.lab, run)
  await bench.open()
  try {
    const control = await serveControl({
      bench,
      version: run.version,
      listen: { host: '127.0.0.1', port: 0 },
    })
    try {
      run.onStart(cell)
      const startedAt = run.line.now()
      const deviceStartedAt = bench.clock.now
      const end = await runCommand({
        ...run,
        env: environmentOf(cell, bench.device(cell.device)!, control.url),
        onOutput: (text) => run.onOutput(cell, text),
      })
      const seconds = (run.line.now() - startedAt) / 1000
      bench.sync()
      const deviceSeconds = (bench.clock.now - deviceStartedAt) / 1000
      const { exitCode, signal, output } = end
      return { cell, outcome: outcomeOf(end), exitCode, signal, seconds, deviceSeconds, output }
    } finally {
      await control.close()
    }
  } finally {
    await bench.close()
  }
}

function outcomeOf({ exitCode, timedOut }: CommandEnd): Outcome {
  if (timedOut) return 'timed-out'
  return exitCode === 0 ? 'passed' : 'failed'
}
