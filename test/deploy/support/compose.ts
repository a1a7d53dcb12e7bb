import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../docs/markdown.ts'
import { freeTcpPort } from '../../real-clients/setup/daemon.ts'
import type { DockerDaemon } from '../setup/docker-daemon.ts'

const EVERY_PROFILE = ['--profile', '*']
const PORTS = ['UPSLAB_PORT', 'UPSLAB_MODBUS_PORT', 'NUT_PORT', 'APCUPSD_PORT'] as const

/** The compose project of this repository on a daemon of our own, with ports that nobody uses. */
export class ComposeProject {
  readonly #daemon: DockerDaemon
  /** Which ports it publishes, and how many shards its fleet has. */
  readonly env: Record<string, string>

  private constructor(daemon: DockerDaemon, env: Record<string, string>) {
    this.#daemon = daemon
    this.env = env
  }

  static async on(daemon: DockerDaemon): Promise<ComposeProject> {
    const ports = await Promise.all(PORTS.map(async (name) => [name, String(await freeTcpPort())]))
    return new ComposeProject(daemon, { ...Object.fromEntries(ports), UPSLAB_SHARDS: '2' })
  }

  /** `docker compose …`; throws with what it printed when it fails. */
  run(...args: readonly string[]): Promise<string> {
    return this.#daemon.docker(['compose', ...args], { cwd: root, env: this.env })
  }

  build(): Promise<string> {
    return this.run(...EVERY_PROFILE, 'build')
  }

  /** Brings up the services of some profiles and waits until all are healthy. */
  up(profiles: readonly string[], ...services: readonly string[]): Promise<string> {
    const chosen = profiles.flatMap((profile) => ['--profile', profile])
    return this.run(...chosen, 'up', '--no-build', '--wait', '--wait-timeout', '120', ...services)
  }

  down(): Promise<string> {
    return this.run(...EVERY_PROFILE, 'down', '-v', '--remove-orphans', '--timeout', '5')
  }

  /** A command in a running service. */
  async inside(service: string, ...command: readonly string[]): Promise<string> {
    return (await this.run('exec', '-T', service, ...command)).trim()
  }

  /** What the `ups` client says of the state, once it says what is wanted; throws with the last it said. */
  async until(wanted: RegExp, service: string, ...command: readonly string[]): Promise<string> {
    let said = ''
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(300)) {
      said = await this.inside(service, ...command).catch((error: Error) => error.message)
      if (wanted.test(said)) return said
    }
    throw new Error(`${service}: ${command.join(' ')} says "${said}", not ${wanted}`)
  }

  /** Where the bench is published. */
  get api(): string {
    return `http://127.0.0.1:${this.env.UPSLAB_PORT}`
  }

  /** The ports it publishes, by those that docker-compose.yml takes when nothing is said. */
  get publishedPorts(): Record<string, string> {
    const { UPSLAB_PORT = '', UPSLAB_MODBUS_PORT = '' } = this.env
    return { 8080: UPSLAB_PORT, 1502: UPSLAB_MODBUS_PORT }
  }

  token(): Promise<string> {
    return this.inside('bench', 'cat', '/run/upslab/token')
  }

  /** Where one replica of the fleet is published. */
  async fleetApi(index: number): Promise<string> {
    const address = await this.run('--profile', 'fleet', 'port', '--index', String(index), 'fleet', '8080')
    return `http://${address.trim()}`
  }

  /** Everything the daemon still has of this project. */
  async leftovers(): Promise<string> {
    const mine = ['--filter', 'label=com.docker.compose.project=upslab', '-q']
    const lists = [
      ['ps', '-a', ...mine],
      ['volume', 'ls', ...mine],
      ['network', 'ls', ...mine],
    ]
    return (await Promise.all(lists.map((list) => this.#daemon.docker(list)))).join('').trim()
  }
}
