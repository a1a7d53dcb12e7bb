import type { BenchCore } from '../bench-core.ts'
import type { DeviceConfig } from '../lab-file/schema.ts'
import { devicesFor, type RunChoices, runScenario, seedFor } from './engine.ts'
import { PlayTime } from './play-time.ts'
import { renamed } from './renamed.ts'
import type { ScenarioReport } from './report.ts'
import type { Scenario } from './scenario-schema.ts'
import { stepText } from './step-text.ts'

export interface PlayOptions extends RunChoices {
  /** How the report calls the scenario. */
  readonly name: string
  /** Device seconds to the second. */
  readonly speed: number
  /** Refuses what must not be put on this bench. */
  readonly check?: (device: DeviceConfig) => void
}

/** A scenario played on a bench that is looked at: its units are put there, its steps are taken as time goes by. */
export class LivePlay {
  readonly name: string
  readonly title: string
  /** What each step does, in a line. */
  readonly steps: readonly string[]
  /** The units it put on the bench. */
  readonly devices: readonly string[]
  /** The step under way; as many as there are when it is over. */
  step = 0
  state: 'running' | 'done' | 'stopped' | 'failed' = 'running'
  /** Why it could not go on. */
  problem: string | null = null
  report: ScenarioReport | null = null
  readonly #time: PlayTime

  private constructor(bench: BenchCore, scenario: Scenario, options: PlayOptions) {
    this.name = options.name
    this.title = scenario.title
    this.steps = scenario.steps.map(stepText)
    this.devices = Object.keys(scenario.devices)
    const { speed } = bench.time
    this.#time = new PlayTime(bench, options.speed)
    void this.#run(bench, scenario, options).finally(() => {
      if (!bench.time.virtual && !bench.closed) bench.time.set({ speed })
    })
  }

  /**
   * Puts the units of a scenario on a bench and begins.
   *
   * @throws DeviceError, PortError when one cannot be put there; then none of them is
   */
  static async begin(bench: BenchCore, given: Scenario, options: PlayOptions): Promise<LivePlay> {
    const taken = new Set(bench.devices.map(({ id }) => id))
    const names = new Map(Object.keys(given.devices).map((id) => [id, freeName(id, taken)]))
    const scenario = renamed(given, (id) => names.get(id) ?? id)
    const put: string[] = []
    try {
      for (const [id, config] of Object.entries(devicesFor(scenario, options))) {
        options.check?.(config)
        await bench.addOpen(id, config)
        put.push(id)
      }
    } catch (error) {
      for (const id of put) await bench.remove(id)
      throw error
    }
    return new LivePlay(bench, scenario, options)
  }

  get speed(): number {
    return this.#time.speed
  }

  setSpeed(speed: number): void {
    this.#time.setSpeed(speed)
  }

  /** Ends it before its end; its units stay. */
  stop(): void {
    if (this.state !== 'running') return
    this.state = 'stopped'
    this.#time.stop()
  }

  async #run(bench: BenchCore, scenario: Scenario, { name, ...choices }: PlayOptions): Promise<void> {
    try {
      this.report = await runScenario(bench, scenario, {
        name,
        seed: seedFor(scenario, choices),
        time: this.#time,
        devices: this.devices,
        onStep: (index) => {
          this.step = index
        },
      })
      this.step = this.steps.length
      this.state = 'done'
    } catch (error) {
      if (this.state === 'stopped') return
      this.state = 'failed'
      this.problem = (error as Error).message
    }
  }
}

function freeName(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? id : `${id}-${number}`
    if (!taken.has(name)) return name
  }
}
