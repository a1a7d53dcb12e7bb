import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram } from '../../real-clients/setup/daemon.ts'
import { archiveOf, IMPORT_CHANGE } from './base-images.ts'
import { DOCKER_CACHE, toolsEnv } from './docker-tools.ts'
import { HostNetwork } from './host-network.ts'
import { BASE_IMAGES, NODE_IMAGE } from './recipe.ts'

const START_MS = 30_000
const STOP_MS = 30_000
const BEFORE = 'network-before.json'

/** Cleans up after runs that were ended before they could; the process of one that still goes on, if there is one. */
export function cleanUpAfterOthers(): number | undefined {
  for (const name of readdirSync(DOCKER_CACHE).filter((one) => one.startsWith('run-'))) {
    const folder = join(DOCKER_CACHE, name)
    const pid = Number(name.split('-')[1])
    if (existsSync(`/proc/${pid}`)) return pid
    new HostNetwork(toolsEnv(), join(folder, BEFORE)).restore()
    for (const path of cgroups()) removeGroup(path)
    rmSync(folder, { recursive: true, force: true })
  }
  return undefined
}

/**
 * A Docker daemon of our own, with a socket, data and mounts of its own. It runs in name spaces for processes and mounts
 * that end with it, so that neither a container nor a mount outlives this process, whatever happens.
 */
export class DockerDaemon {
  readonly #folder = mkdtempSync(join(DOCKER_CACHE, `run-${process.pid}-`))
  readonly #network = new HostNetwork(toolsEnv(), join(this.#folder, BEFORE))
  readonly #cgroups = cgroups()
  readonly #process
  /** What `docker` needs in its environment to reach this daemon. */
  readonly env: Record<string, string>

  private constructor() {
    const at = (name: string) => join(this.#folder, name)
    this.env = { ...toolsEnv(), DOCKER_HOST: `unix://${at('socket')}`, NODE_IMAGE: NODE_IMAGE.tag }
    // Should this process be killed, so is unshare, and with it all that it has started.
    const spaces = [
      'setpriv',
      '--pdeathsig',
      'KILL',
      'unshare',
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      '--mount-proc',
    ]
    const folders = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('pid')]
    const log = openSync(at('log'), 'a')
    this.#network.remember()
    this.#process = spawn('nice', [...spaces, 'dockerd', '-H', this.env.DOCKER_HOST!, ...folders], {
      env: this.env,
      stdio: ['ignore', log, log],
    })
    process.on('exit', this.#kill)
  }

  /** Starts a daemon that has the base images; throws with the end of its log when it does not start. */
  static async start(): Promise<DockerDaemon> {
    const daemon = new DockerDaemon()
    try {
      await daemon.#answers()
      for (const image of BASE_IMAGES)
        await daemon.docker(['import', '--change', IMPORT_CHANGE, archiveOf(image), image.tag])
      return daemon
    } catch (error) {
      await daemon.stop()
      throw error
    }
  }

  /** Runs `docker` to its end and gives what it printed; throws when it fails. */
  async docker(
    args: readonly string[],
    options: { env?: Record<string, string>; cwd?: string } = {},
  ): Promise<string> {
    const result = await runProgram(['nice', 'docker', ...args], {
      ...options,
      env: { ...this.env, ...options.env },
      timeoutMs: 300_000,
    })
    if (result.status === 0) return result.stdout
    throw new Error(`docker ${args.join(' ')}: ${result.status}\n${result.stdout}\n${result.stderr}`)
  }

  /** Ends it and takes away what it left: files, network, control groups. */
  async stop(): Promise<void> {
    // unshare passes no signals on: the daemon itself is its only child.
    for (const child of childrenOf(this.#process.pid)) process.kill(child, 'SIGTERM')
    for (const end = Date.now() + STOP_MS; this.#running && Date.now() < end; ) await sleep(100)
    this.#kill()
    while (this.#running) await sleep(50)
    process.off('exit', this.#kill)
    this.#network.restore()
    for (const path of cgroups().filter((one) => !this.#cgroups.includes(one))) removeGroup(path)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #answers(): Promise<void> {
    for (const end = Date.now() + START_MS; ; await sleep(200)) {
      if (spawnSync('docker', ['info'], { env: this.env }).status === 0) return
      if (this.#running && Date.now() < end) continue
      const log = readFileSync(join(this.#folder, 'log'), 'utf8').trim().split('\n')
      throw new Error(`dockerd does not start: ${log.slice(-3).join('\n')}`)
    }
  }

  get #running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  readonly #kill = () => this.#process.kill('SIGKILL')
}

function childrenOf(pid: number | undefined): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  return existsSync(list) ? readFileSync(list, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}

/** Folders called `docker` under the controllers: the daemon makes one for its containers in each. */
function cgroups(): string[] {
  const top = '/sys/fs/cgroup'
  const controllers = readdirSync(top, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [top, ...controllers.map(({ name }) => join(top, name))].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name === 'docker')
      .map((name) => join(folder, name)),
  )
}

/** A control group goes when it is empty; files in it are no obstacle. */
function removeGroup(path: string): void {
  try {
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (entry.isDirectory()) removeGroup(join(path, entry.name))
    rmdirSync(path)
  } catch {
    // The kernel may take a moment longer; an empty group does no harm.
  }
}
