/** apcupsd 3.14.14 on a configuration in a temporary folder. Its event script only writes down the events. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Argv, ClientRoot } from './client-root.ts'
import { Daemon, freeTcpPort, type RunOptions, type RunResult, runProgram } from './daemon.ts'
import { CACHE } from './ensure-clients.ts'

export interface ApcupsdOptions {
  /** What `DEVICE` says: a serial path for the modbus type. */
  readonly device: string
  /** Further lines of apcupsd.conf, or others for the defaults: `{ UPSTYPE: 'modbus', UPSCABLE: 'smart', ... }`. */
  readonly settings?: Readonly<Record<string, string | number>>
}

/** Programs of the apcupsd package: `apcupsd`, `apcaccess`, `apctest`. */
export interface ApcupsdPrograms {
  argv(program: string, args?: readonly string[]): Argv
  run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>
}

export function apcupsd(): ApcupsdPrograms {
  const root = new ClientRoot(join(CACHE, 'apcupsd'))
  const argv = (program: string, args?: readonly string[]) => root.argv(program, args)
  return { argv, run: (program, args, options) => runProgram(argv(program, args), options) }
}

/** Starts apcupsd and waits until it serves its status; whether it reaches the UPS is for `until` to see. */
export async function startApcupsd(options: ApcupsdOptions): Promise<Apcupsd> {
  const daemon = new Apcupsd(await freeTcpPort(), options)
  try {
    await daemon.start()
    return daemon
  } catch (error) {
    await daemon.stop()
    throw error
  }
}

/** One apcupsd with its configuration, events and status. */
export class Apcupsd {
  readonly folder = mkdtempSync(join(tmpdir(), 'upslab-apcupsd-'))
  readonly port: number
  readonly #programs = apcupsd()
  readonly #eventLog = join(this.folder, 'happened')
  #daemon: Daemon | undefined

  constructor(port: number, options: ApcupsdOptions) {
    this.port = port
    writeFileSync(join(this.folder, 'apcupsd.conf'), configuration(this.folder, port, options))
    const script = join(this.folder, 'apccontrol')
    writeFileSync(script, `#!/bin/sh\necho "$1" >> '${this.#eventLog}'\n`)
    chmodSync(script, 0o755)
  }

  async start(): Promise<void> {
    this.#daemon = new Daemon('apcupsd', this.#programs.argv('apcupsd', ['-b', ...this.#fileOptions]))
    await this.#daemon.until(async () => (await this.#access()).status === 0)
  }

  /** What `apcaccess` reports, without padding: `{ STATUS: 'ONLINE', BCHARGE: '100.0 Percent', ... }`. */
  async status(): Promise<Record<string, string>> {
    const { status, stdout, stderr } = await this.#access()
    if (status !== 0) throw new Error(`apcaccess: ${stderr.trim()}`)
    return Object.fromEntries(
      stdout.split('\n').flatMap((line) => {
        const match = /^(\w[\w ]*?)\s*: (.*)$/.exec(line)
        return match ? [[match[1] ?? '', (match[2] ?? '').trim()] as const] : []
      }),
    )
  }

  /** Waits until a status line has the value, or matches; throws with the last value after `timeoutMs`. */
  async until(name: string, wanted: string | RegExp, timeoutMs = 20_000): Promise<string> {
    let last = ''
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      last = (await this.status())[name] ?? '(absent)'
      if (typeof wanted === 'string' ? last === wanted : wanted.test(last)) return last
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`apcupsd: ${name} is "${last}", not ${wanted}, after ${timeoutMs} ms\n${this.log}`)
  }

  /** Events its control script was called for, oldest first: `onbattery`, `offbattery`, `doshutdown`, ... */
  events(): string[] {
    return existsSync(this.#eventLog) ? readFileSync(this.#eventLog, 'utf8').trim().split('\n') : []
  }

  /** Runs `apcupsd --killpower` as a halt script does, after a power failure. The daemon must be stopped before. */
  killPower(): Promise<RunResult> {
    writeFileSync(join(this.folder, 'powerfail'), '')
    return this.#programs.run('apcupsd', ['--killpower', ...this.#fileOptions], { timeoutMs: 60_000 })
  }

  get log(): string {
    const events = join(this.folder, 'apcupsd.events')
    return `${this.#daemon?.log ?? ''}${existsSync(events) ? readFileSync(events, 'utf8') : ''}`
  }

  /** Stops the daemon and keeps its folder, for `killPower` or another `start`. */
  async stopDaemon(): Promise<void> {
    await this.#daemon?.stop()
  }

  async stop(): Promise<void> {
    await this.stopDaemon()
    rmSync(this.folder, { recursive: true, force: true })
  }

  get #fileOptions(): string[] {
    return ['-f', join(this.folder, 'apcupsd.conf'), '-P', join(this.folder, 'pid')]
  }

  #access(): Promise<RunResult> {
    return this.#programs.run('apcaccess', ['-h', `127.0.0.1:${this.port}`])
  }
}

function configuration(folder: string, port: number, { device, settings }: ApcupsdOptions): string {
  const all = {
    UPSCABLE: 'smart',
    UPSTYPE: 'modbus',
    DEVICE: device,
    ...{ LOCKFILE: folder, SCRIPTDIR: folder, PWRFAILDIR: folder, NOLOGINDIR: folder },
    ...{ ONBATTERYDELAY: 1, BATTERYLEVEL: 5, MINUTES: 3, TIMEOUT: 0, KILLDELAY: 0, POLLTIME: 1 },
    ...{ ANNOY: 300, ANNOYDELAY: 60, NOLOGON: 'disable', NETSERVER: 'on', NISIP: '127.0.0.1', NISPORT: port },
    ...{ EVENTSFILE: join(folder, 'apcupsd.events'), STATFILE: join(folder, 'apcupsd.status'), STATTIME: 0 },
    ...{ UPSCLASS: 'standalone', UPSMODE: 'disable', LOGSTATS: 'off', DATATIME: 0 },
    ...settings,
  }
  // The first line is a signature apcupsd looks for.
  const lines = Object.entries(all).map(([name, value]) => `${name} ${value}`)
  return ['## apcupsd.conf v1.1 ##', ...lines, ''].join('\n')
}
