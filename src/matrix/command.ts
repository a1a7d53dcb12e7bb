import { spawn, spawnSync } from 'node:child_process'
import type { LineClock } from '../line/line-clock.ts'
import { startable, treeEnder } from './start-command.ts'

/** How much of a command's output is kept, in characters. */
const KEPT = 64 * 1024
/** How long a command has to end after it was asked to, in ms. */
const GRACE_MS = 5000

export interface CommandRun {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly line: LineClock
  /** Ends the command early. */
  readonly abort: AbortSignal
  /** Called with every piece of output as it comes. */
  readonly onOutput: (text: string) => void
}

export interface CommandEnd {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly timedOut: boolean
  readonly output: string
}

/** The command cannot be started at all. */
export class CommandError extends Error {
  constructor(command: string, cause: Error) {
    super(`${command} cannot be run: ${cause.message}`, { cause })
    this.name = 'CommandError'
  }
}

/** Runs a command in a process group of its own, so that nothing it started outlives it. */
export function runCommand({ argv, env, timeoutMs, line, abort, onOutput }: CommandRun): Promise<CommandEnd> {
  const { file, args, verbatim } = startable(argv)
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsVerbatimArguments: verbatim,
    })
    let output = ''
    let timedOut = false
    let cancelKill = () => {}
    const end = () => {
      kill(child.pid, 'SIGTERM')
      cancelKill = line.after(GRACE_MS, () => kill(child.pid, 'SIGKILL'))
    }
    const cancelTimeout = line.after(timeoutMs, () => {
      timedOut = true
      end()
    })
    const keep = (chunk: string) => {
      output = (output + chunk).slice(-KEPT)
      onOutput(chunk)
    }
    abort.addEventListener('abort', end, { once: true })
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const done = () => {
      cancelTimeout()
      cancelKill()
      abort.removeEventListener('abort', end)
    }
    child.once('error', (error) => {
      done()
      reject(new CommandError(argv[0] ?? '', error))
    })
    child.once('exit', (exitCode, signal) => {
      // What it left running in the background would hold the pipes open for ever.
      kill(child.pid, 'SIGKILL')
      child.once('close', () => {
        done()
        resolve({ exitCode, signal, timedOut, output })
      })
    })
  })
}

/** Signals a whole process group, or ends a whole tree where there are none; harmless when it is gone. */
function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  const ender = treeEnder(pid)
  if (ender !== undefined) {
    spawnSync(ender[0]!, ender.slice(1), { stdio: 'ignore' })
    return
  }
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
