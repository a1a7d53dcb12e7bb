import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { isAlive } from '../../ports/is-alive.ts'
import { NotReachableError, UsageError } from '../errors.ts'
import { columns } from '../paint.ts'
import { pause } from './pause.ts'
import { type RunningBench, runningBenches } from './running-benches.ts'

function psCommand(): Command {
  return new Command('ps')
    .summary('list the benches that run on this computer')
    .description('List the benches of yours that run on this computer.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  upslab ps')
    .action(({ json }: { json?: boolean }) => {
      const benches = runningBenches()
      if (json) process.stdout.write(`${JSON.stringify(benches, null, 2)}\n`)
      else if (benches.length === 0) process.stdout.write('no bench of yours runs on this computer\n')
      else process.stdout.write(`${columns([['PID', 'CONTROL', 'FOLDER'], ...benches.map(row)])}\n`)
    })
}

const row = ({ pid, url, folder }: RunningBench) => [String(pid), url, folder]

/** @throws UsageError when several run and none is named; NotReachableError when none does */
function benchOf(pid: string | undefined): RunningBench {
  const benches = runningBenches()
  const found =
    pid === undefined
      ? benches.length === 1 && benches[0]
      : benches.find((bench) => String(bench.pid) === pid)
  if (found) return found
  if (benches.length === 0) throw new NotReachableError('no bench of yours runs on this computer')
  const pids = benches.map((bench) => bench.pid).join(', ')
  throw new UsageError(
    pid === undefined ? `say which by its pid: ${pids}` : `no bench ${pid}; there are: ${pids}`,
  )
}

const LOOK_EVERY_MS = 20

function stopCommand(): Command {
  return new Command('stop')
    .summary('end a running bench')
    .description('End a running bench as Ctrl-C does, and wait until it has ended.')
    .argument('[pid]', 'which, as upslab ps lists them; the only one when left out')
    .option('--all', 'every bench of yours')
    .addHelpText('after', '\nExamples:\n  upslab stop\n  upslab stop --all')
    .action(async (pid: string | undefined, { all }: { all?: boolean }) => {
      for (const bench of all ? runningBenches() : [benchOf(pid)]) {
        process.kill(bench.pid, 'SIGTERM')
        while (isAlive(bench.pid)) await pause(LOOK_EVERY_MS)
        process.stdout.write(`ended ${bench.url}\n`)
      }
    })
}

function logsCommand(): Command {
  return new Command('logs')
    .summary('print what a detached bench has printed')
    .description('Print what a bench has printed that was started with "upslab up --detach".')
    .argument('[pid]', 'which, as upslab ps lists them; the only one when left out')
    .addHelpText('after', '\nExample:\n  upslab logs')
    .action((pid: string | undefined) => {
      const { log, pid: found } = benchOf(pid)
      if (log === undefined)
        throw new UsageError(`bench ${found} prints to its own terminal: it was started without --detach`)
      process.stdout.write(readFileSync(log, 'utf8'))
    })
}

/** Commands about the processes of benches. */
export const processCommands = (): Command[] => [psCommand(), stopCommand(), logsCommand()]
