/** NUT's `apcmicrolink` by itself: the driver's own socket is all that is needed to read and command it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Daemon, type RunResult, runProgram } from '../setup/daemon.ts'

/** Names the driver's program: no Debian has it yet. */
export const DRIVER = 'UPSLAB_APCMICROLINK'

const POLL_MS = 100

/** The driver, if there is one; otherwise why not. */
export function microlinkDriver(): { readonly program: string; readonly reason?: string } {
  const program = process.env[DRIVER] ?? ''
  if (!program) return { program, reason: `set ${DRIVER} to NUT's apcmicrolink driver, 2.8.6 or newer` }
  return existsSync(program) ? { program } : { program, reason: `${DRIVER}: no file ${program}` }
}

/** One configuration of the driver, with a folder of its own. */
export class MicrolinkDriver {
  readonly folder = mkdtempSync(join(tmpdir(), 'upslab-ml-'))
  readonly #program: string
  #daemon: Daemon | undefined

  constructor(program: string, pty: string, settings: Readonly<Record<string, string>> = {}) {
    this.#program = program
    const lines = Object.entries({ driver: 'apcmicrolink', port: pty, ...settings })
    writeFileSync(
      join(this.folder, 'ups.conf'),
      `pollinterval = 1\n[ml]\n${lines.map(([name, value]) => `  ${name} = ${value}\n`).join('')}`,
    )
  }

  /** Starts it, and waits until it has printed everything. */
  async start(): Promise<void> {
    this.#daemon = new Daemon('apcmicrolink', this.#argv('-F', '-D'), { env: this.#env })
    await this.#daemon.until(async (log) => log.includes('ready') || (await this.#ready()))
    await this.until('ups.status', /./)
  }

  /** Ends it without a farewell, as a crash does. */
  async kill(): Promise<void> {
    await this.#daemon?.stop()
  }

  /** Cuts the power, as NUT's shutdown script does. */
  killPower(): Promise<RunResult> {
    return runProgram(this.#argv('-k', '-D'), { env: this.#env })
  }

  async variables(): Promise<Record<string, string>> {
    const said = await this.#ask('DUMPALL')
    return Object.fromEntries(
      [...said.matchAll(/^SETINFO (\S+) "(.*)"$/gm)].map(([, name = '', value = '']) => [name, value]),
    )
  }

  async commands(): Promise<string[]> {
    return [...(await this.#ask('DUMPALL')).matchAll(/^ADDCMD (\S+)$/gm)].map(([, name = '']) => name)
  }

  /** Names of the variables it lets one change. */
  async writable(): Promise<string[]> {
    return [...(await this.#ask('DUMPALL')).matchAll(/^SETFLAGS (\S+) .*\bRW\b/gm)].map(
      ([, name = '']) => name,
    )
  }

  command(name: string): Promise<void> {
    return this.#tell(`INSTCMD ${name}`)
  }

  set(variable: string, value: string): Promise<void> {
    return this.#tell(`SET ${variable} "${value}"`)
  }

  /** Waits until a variable is as wanted; throws with what it was. */
  async until(variable: string, wanted: string | RegExp, timeoutMs = 15_000): Promise<string> {
    let last = '(absent)'
    for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(POLL_MS)) {
      last = (await this.variables().catch(() => ({}) as Record<string, string>))[variable] ?? '(absent)'
      if (typeof wanted === 'string' ? last === wanted : last !== '(absent)' && wanted.test(last)) return last
    }
    throw new Error(`${variable} is "${last}", not ${wanted}, after ${timeoutMs} ms\n${this.log}`)
  }

  /** As it prints it when it starts. */
  get version(): string {
    return /protocol driver ([\d.]+)/.exec(this.log)?.[1] ?? 'of unknown version'
  }

  get log(): string {
    return this.#daemon?.log ?? ''
  }

  async stop(): Promise<void> {
    await this.#daemon?.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #argv(...args: string[]) {
    return [this.#program, '-a', 'ml', ...args, '-u', userInfo().username] as const
  }

  get #env(): Record<string, string> {
    return {
      NUT_CONFPATH: this.folder,
      NUT_STATEPATH: this.folder,
      NUT_PIDPATH: this.folder,
      NUT_ALTPIDPATH: this.folder,
    }
  }

  get #socket(): string {
    return join(this.folder, 'apcmicrolink-ml')
  }

  async #ready(): Promise<boolean> {
    return existsSync(this.#socket)
  }

  /** What the driver says until it has said all. */
  async #ask(request: string): Promise<string> {
    return this.#converse(`${request}\n`, (said) => /^DUMPDONE$/m.test(said))
  }

  async #tell(request: string): Promise<void> {
    const said = await this.#converse(`${request} TRACKING 1\n`, (text) => /^TRACKING 1 -?\d+$/m.test(text))
    const [, verdict] = /^TRACKING 1 (-?\d+)$/m.exec(said) ?? []
    if (verdict !== '0') throw new Error(`${request}: the driver says ${verdict}\n${this.log}`)
  }

  #converse(request: string, over: (said: string) => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      let said = ''
      const socket = connect(this.#socket, () => socket.write(request))
      socket.setTimeout(5000, () => socket.destroy(new Error(`no end to ${request} in 5 s: ${said}`)))
      socket.on('error', reject)
      socket.on('data', (data) => {
        said += data
        if (!over(said)) return
        socket.destroy()
        resolve(said)
      })
    })
  }
}
