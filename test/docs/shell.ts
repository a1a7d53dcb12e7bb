import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'

const END = '__upslab-block-ended__'
const LONGEST_BLOCK_MS = 30_000

export interface BlockResult {
  readonly status: number
  /** Standard output and error, as a terminal shows them. */
  readonly output: string
}

/** A bash that is fed block by block, as a reader pastes them: variables, folders and jobs stay. */
export class Shell {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #longestMs: number
  #output = ''
  #received = () => {}

  constructor(
    cwd: string,
    env: Readonly<Record<string, string | undefined>>,
    longestBlockMs = LONGEST_BLOCK_MS,
  ) {
    this.#longestMs = longestBlockMs
    // A group of its own, so that programs it leaves running end with it.
    this.#child = spawn('bash', ['--norc', '--noprofile'], { cwd, env, detached: true })
    this.#child.stdin.write('exec 2>&1\n')
    this.#child.stdout.on('data', (text) => {
      this.#output += text
      this.#received()
    })
    this.#child.stdin.on('error', () => {})
  }

  /** Runs one block to its end. Throws with what it printed when it takes too long: half a minute when nothing else is given. */
  async run(block: string): Promise<BlockResult> {
    this.#output = ''
    this.#child.stdin.write(`${block}\nprintf '\\n${END}%s\\n' "$?"\n`)
    const ended = new RegExp(`\\n${END}(\\d+)\\n`)
    const match = await new Promise<RegExpExecArray>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`still running after ${this.#longestMs} ms:\n${block}\n${this.#output}`)),
        this.#longestMs,
      )
      this.#received = () => {
        const found = ended.exec(this.#output)
        if (!found) return
        clearTimeout(timer)
        resolve(found)
      }
    })
    return { status: Number(match[1]), output: this.#output.slice(0, match.index) }
  }

  async close(): Promise<void> {
    await endGroup(this.#child)
  }
}

/** A command left running, with all it prints. */
export class Running {
  readonly #child: ChildProcessWithoutNullStreams
  output = ''

  constructor(command: string, cwd: string, env: Readonly<Record<string, string | undefined>>) {
    this.#child = spawn('bash', ['-c', command], { cwd, env, detached: true })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.on('data', (text) => {
        this.output += text
      })
  }

  /** Waits until it has printed `text`; throws with all it printed when it ends, or 15 s pass, before that. */
  async printed(text: string): Promise<void> {
    for (const end = Date.now() + 15_000; !this.output.includes(text); ) {
      if (this.#child.exitCode !== null || Date.now() > end)
        throw new Error(
          `"${text}" was not printed (exit code ${this.#child.exitCode}); this was:\n${this.output}`,
        )
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  close(): Promise<void> {
    return endGroup(this.#child)
  }
}

async function endGroup(child: ChildProcessWithoutNullStreams): Promise<void> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, name)
    } catch {
      // The whole group has ended.
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    signal('SIGTERM')
    const timer = setTimeout(() => signal('SIGKILL'), 5000)
    child.stdin.end()
    await closed
    clearTimeout(timer)
  }
  signal('SIGKILL')
}
