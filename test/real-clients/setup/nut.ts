/** NUT's drivers, server and command line tools, of a chosen release, on configurations in temporary folders. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Argv, ClientRoot } from './client-root.ts'
import { Daemon, freeTcpPort, type RunOptions, type RunResult, runProgram } from './daemon.ts'
import { CACHE, type Clients } from './ensure-clients.ts'
import type { NutVersion } from './recipe.ts'

const USER = 'upslab'
const PASSWORD = 'upslab'
const LOGIN = ['-u', USER, '-p', PASSWORD]

/** One section of `ups.conf`: settings by name, a flag as `true`. */
export type UpsSection = Readonly<Record<string, string | number | true>>

export interface NutOptions {
  /** Sections of `ups.conf` by UPS name; `driver` is `apc_modbus` when left out. */
  readonly ups: Readonly<Record<string, UpsSection>>
  /** Seconds between polls, 1 when left out (NUT's own default is 2). */
  readonly pollInterval?: number
}

/** A release that is fetched, or the folder another one is installed in. */
export type NutRelease = NutVersion | { readonly root: string }

/** Names the folder (the `--prefix`) of an installed NUT 2.8.2, 2.8.3 or 2.8.4: releases that write settings. */
export const WRITING_NUT = 'UPSLAB_NUT_RW'

/** A NUT that writes settings, if there is one: 2.8.1 cannot, 2.8.5 refuses to, and no Debian has those between. */
export function writingNut(): Clients & { readonly release: NutRelease } {
  const root = process.env[WRITING_NUT] ?? ''
  const reason = root
    ? `${WRITING_NUT}: no folder ${root}`
    : `set ${WRITING_NUT} to an installed NUT 2.8.2 to 2.8.4`
  return existsSync(root)
    ? { available: true, release: { root } }
    : { available: false, reason, release: { root } }
}

/** Programs of one release. */
export interface NutPrograms {
  readonly name: string
  argv(program: string, args?: readonly string[]): Argv
  run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>
}

export function nut(release: NutRelease): NutPrograms {
  const installed = typeof release !== 'string'
  const root = new ClientRoot(installed ? release.root : join(CACHE, `nut-${release}`))
  const argv = (program: string, args?: readonly string[]) => root.argv(program, args)
  return {
    name: installed ? root.path : `NUT ${release}`,
    argv,
    run: (program, args, options) => runProgram(argv(program, args), options),
  }
}

/**
 * Starts drivers and `upsd`, and waits until every UPS answers.
 *
 * @throws Error with the log of the program that gave up
 */
export async function startNut(release: NutRelease, options: NutOptions): Promise<NutServer> {
  const server = new NutServer(nut(release), await freeTcpPort(), options)
  try {
    await server.start()
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Drivers and `upsd` of one configuration, and its clients. */
export class NutServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'upslab-nut-'))
  readonly port: number
  readonly #programs: NutPrograms
  readonly #names: readonly string[]
  readonly #drivers = new Map<string, Daemon>()
  readonly #driverOf: ReadonlyMap<string, string>
  #upsd: Daemon | undefined

  constructor(programs: NutPrograms, port: number, options: NutOptions) {
    this.#programs = programs
    this.port = port
    this.#names = Object.keys(options.ups)
    this.#driverOf = new Map(
      Object.entries(options.ups).map(([name, section]) => [name, String(section.driver ?? 'apc_modbus')]),
    )
    writeFileSync(join(this.folder, 'ups.conf'), upsConf(options))
    writeFileSync(join(this.folder, 'upsd.conf'), `LISTEN 127.0.0.1 ${port}\nMAXAGE 15\n`, { mode: 0o600 })
    writeFileSync(
      join(this.folder, 'upsd.users'),
      `[${USER}]\n  password = ${PASSWORD}\n  actions = SET FSD\n  instcmds = ALL\n`,
      { mode: 0o600 },
    )
  }

  async start(): Promise<void> {
    await Promise.all(this.#names.map((name) => this.startDriver(name)))
    this.#upsd = this.#daemon('upsd', 'upsd', ['-F', '-D'])
    await this.#upsd.until(async () => {
      const answers = await Promise.all(
        this.#names.map((name) => this.#client('upsc', [this.#address(name)])),
      )
      // Until a driver has given `upsd` everything, all there is is this status.
      return answers.every(({ status, stdout }) => status === 0 && !/^ups\.status: WAIT$/m.test(stdout))
    })
  }

  /** Starts one driver alone, again after `stopDriver` too. */
  async startDriver(name: string): Promise<void> {
    const program = this.#driverOf.get(name) ?? 'apc_modbus'
    const driver = this.#daemon(`${program} (${name})`, program, ['-a', name, '-F', '-D'])
    this.#drivers.set(name, driver)
    await driver.until(() => existsSync(join(this.folder, `${program}-${name}`)))
  }

  async stopDriver(name: string): Promise<void> {
    await this.#drivers.get(name)?.stop()
  }

  /** Runs the driver once to cut the power (`-k`), as NUT's shutdown script does. The driver must not be running. */
  killPower(name: string): Promise<RunResult> {
    const program = this.#driverOf.get(name) ?? 'apc_modbus'
    return this.#programs.run(program, ['-a', name, '-k', '-D', '-u', userInfo().username], {
      env: this.#env,
    })
  }

  /** All variables of a UPS. Throws with what `upsc` said, such as "Data stale". */
  async upsc(name: string): Promise<Record<string, string>> {
    const { stdout } = await this.#demand('upsc', [this.#address(name)])
    const pairs = stdout.split('\n').flatMap((line) => {
      const colon = line.indexOf(': ')
      return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 2)] as const]
    })
    return Object.fromEntries(pairs)
  }

  /** Waits until a variable has the value, or matches; throws with the last value after `timeoutMs`. */
  async until(name: string, variable: string, wanted: string | RegExp, timeoutMs = 15_000): Promise<string> {
    let last = ''
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      last = await this.upsc(name).then(
        (variables) => variables[variable] ?? '(absent)',
        (error: Error) => error.message,
      )
      if (typeof wanted === 'string' ? last === wanted : wanted.test(last)) return last
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(
      `${name}: ${variable} is "${last}", not ${wanted}, after ${timeoutMs} ms\n${this.log(name)}`,
    )
  }

  /** Names of the instant commands the driver offers. */
  async commands(name: string): Promise<string[]> {
    const { stdout } = await this.#demand('upscmd', ['-l', this.#address(name)])
    return [...stdout.matchAll(/^([\w.]+) - /gm)].map(([, command]) => command ?? '')
  }

  /** Runs an instant command and waits for the driver's verdict: `SUCCESS`, or the error in NUT's words. */
  upscmd(name: string, command: string, value?: string): Promise<string> {
    const parameter = value === undefined ? [] : [value]
    return this.#verdict('upscmd', ['-w', ...LOGIN, this.#address(name), command, ...parameter])
  }

  /** Hands the driver an instant command and does not wait. Throws when `upsd` does not take it. */
  async sendCommand(name: string, command: string): Promise<void> {
    await this.#demand('upscmd', [...LOGIN, this.#address(name), command])
  }

  /** Writes a setting and waits for the driver's verdict: `SUCCESS`, or the error in NUT's words. */
  upsrw(name: string, variable: string, value: string): Promise<string> {
    return this.#verdict('upsrw', ['-w', '-s', `${variable}=${value}`, ...LOGIN, this.#address(name)])
  }

  /** What a driver, or `upsd` when no name is given, has printed so far. */
  log(name?: string): string {
    return (name === undefined ? this.#upsd : this.#drivers.get(name))?.log ?? ''
  }

  async stop(): Promise<void> {
    await Promise.all([this.#upsd, ...this.#drivers.values()].map((daemon) => daemon?.stop()))
    rmSync(this.folder, { recursive: true, force: true })
  }

  get #env(): Record<string, string> {
    return {
      NUT_CONFPATH: this.folder,
      NUT_STATEPATH: this.folder,
      NUT_PIDPATH: this.folder,
      NUT_ALTPIDPATH: this.folder,
      NUT_QUIET_INIT_SSL: 'true',
      NUT_QUIET_INIT_UPSNOTIFY: 'true',
    }
  }

  #address(name: string): string {
    return `${name}@127.0.0.1:${this.port}`
  }

  #daemon(name: string, program: string, args: readonly string[]): Daemon {
    // Daemons started by root look for a user to become; they stay whoever runs the tests.
    const argv = this.#programs.argv(program, [...args, '-u', userInfo().username])
    return new Daemon(`${name} of ${this.#programs.name}`, argv, { env: this.#env })
  }

  #client(program: string, args: readonly string[]): Promise<RunResult> {
    return this.#programs.run(program, args, { env: this.#env })
  }

  /** The exit status says only that the server took it; what came of it is in the last line. */
  async #verdict(program: string, args: readonly string[]): Promise<string> {
    const { stdout, stderr } = await this.#client(program, args)
    return `${stdout}${stderr}`.trim().split('\n').at(-1) ?? ''
  }

  async #demand(program: string, args: readonly string[]): Promise<RunResult> {
    const result = await this.#client(program, args)
    if (result.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${result.stderr.trim()}`)
    return result
  }
}

function upsConf({ ups, pollInterval = 1 }: NutOptions): string {
  const sections = Object.entries(ups).map(([name, section]) => {
    const settings: UpsSection = { driver: 'apc_modbus', ...section }
    const lines = Object.entries(settings).map(([key, value]) =>
      value === true ? key : `${key} = "${value}"`,
    )
    return [`[${name}]`, ...lines.map((line) => `  ${line}`)].join('\n')
  })
  return [`pollinterval = ${pollInterval}`, 'maxretry = 1', ...sections, ''].join('\n')
}
