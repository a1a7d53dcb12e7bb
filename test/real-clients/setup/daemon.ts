import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Argv } from './client-root.ts'

const KILL_AFTER_MS = 5000
const POLL_MS = 50
const running = new Set<ChildProcess>()

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** What a program printed and how it ended. */
export interface RunResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Standard input, empty when left out. */
  readonly input?: string
  /** Standard input is not closed behind it: for a program that ends at its end, or when its server hangs up. */
  readonly inputStaysOpen?: boolean
  /** The program is killed after this; 30 s when left out. */
  readonly timeoutMs?: number
}

/** Runs a program to its end, whatever its exit status. */
export async function runProgram(argv: Argv, options: RunOptions = {}): Promise<RunResult> {
  const child = start(argv, options)
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (text) => (output.stdout += text))
  child.stderr?.on('data', (text) => (output.stderr += text))
  child.stdin?.on('error', () => undefined)
  if (options.inputStaysOpen) child.stdin?.write(options.input ?? '')
  else child.stdin?.end(options.input ?? '')
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 30_000)
  const [status] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { status, ...output }
}

/** A program that keeps running in the foreground, with everything it prints. It never outlives this process. */
export class Daemon {
  readonly name: string
  readonly #child: ChildProcess
  readonly #closed: Promise<unknown>
  #log = ''

  constructor(name: string, argv: Argv, options: RunOptions = {}) {
    this.name = name
    this.#child = start(argv, options)
    this.#child.stdin?.end()
    this.#child.stdout?.on('data', (text) => (this.#log += text))
    this.#child.stderr?.on('data', (text) => (this.#log += text))
    this.#closed = once(this.#child, 'close')
  }

  get log(): string {
    return this.#log
  }

  get exited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  get exitStatus(): number | null {
    return this.#child.exitCode
  }

  /**
   * Waits until `ready` says so.
   *
   * @throws Error with the log when the program ends before or `timeoutMs` pass
   */
  async until(ready: (log: string) => boolean | Promise<boolean>, timeoutMs = 20_000): Promise<void> {
    for (const end = Date.now() + timeoutMs; ; ) {
      const over = this.exited
      if (await ready(this.#log)) return
      if (over) throw new Error(`${this.name} ended with status ${this.exitStatus}:\n${this.#log}`)
      if (Date.now() > end) throw new Error(`${this.name} is not ready after ${timeoutMs} ms:\n${this.#log}`)
      await sleep(POLL_MS)
    }
  }

  /** Waits for the program to end by itself. */
  async ended(): Promise<number | null> {
    await this.#closed
    return this.exitStatus
  }

  /** Asks the program to end, and makes it after 5 s. */
  async stop(): Promise<void> {
    if (!this.exited) {
      this.#child.kill('SIGTERM')
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), KILL_AFTER_MS)
      await this.#closed
      clearTimeout(timer)
    }
  }
}

function start([command, ...args]: Argv, { env, cwd }: RunOptions): ChildProcess {
  const child = spawn(command, args, { env: { ...process.env, LC_ALL: 'C', ...env }, ...(cwd && { cwd }) })
  running.add(child)
  child.once('close', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/** A TCP port on 127.0.0.1 that nobody listens on at this moment. */
export async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free TCP port')
  return address.port
}

/** A UDP port on 127.0.0.1 that nobody listens on at this moment. */
export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => void socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address()
  await new Promise<void>((resolve) => void socket.close(() => resolve()))
  return port
}
