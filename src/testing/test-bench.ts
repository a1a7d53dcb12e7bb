import { valueText } from '../../emulators/smart-ups/check-value.ts'
import { type ControlClient, createClient } from '../client/client.ts'
import { controlApp } from '../control/app.ts'
import { benchOf } from '../lab/bench-of.ts'
import { deprecated } from '../lab/deprecated.ts'
import type { BenchDevice, EmulatedBench } from '../lab/emulated-bench.ts'
import type { ScenarioFiles } from '../lab/scenario/library.ts'
import type { Duration } from '../lab/time/duration.ts'
import type { DeviceInput } from '../lab/unit/check-device.ts'
import { TestUnit } from './test-unit.ts'

/** A bench for one test: virtual clock, seeded, closed at the end of its block when made with `await using`. */
export class TestBench {
  /** The bench itself. */
  readonly bench: EmulatedBench
  readonly #units = new WeakMap<BenchDevice, TestUnit>()
  readonly #files: ScenarioFiles
  #client: ControlClient | undefined

  /** @param files where scenarios come from; nothing where there are no files, as in a browser */
  constructor(bench: EmulatedBench, files: ScenarioFiles = {}) {
    this.bench = bench
    this.#files = files
  }

  get devices(): readonly TestUnit[] {
    return this.bench.devices.map((device) => this.#unitOf(device))
  }

  #unitOf(device: BenchDevice): TestUnit {
    const unit = this.#units.get(device) ?? new TestUnit(this.bench, device)
    this.#units.set(device, unit)
    return unit
  }

  /**
   * The unit of that name, or the only one.
   *
   * @throws Error naming the devices there are
   * @example bench.device('rack1').failMains()
   */
  device(id?: string): TestUnit {
    const found = id === undefined ? this.#only() : this.devices.find((unit) => unit.id === id)
    if (found) return found
    const names = this.devices.map((unit) => unit.id).join(', ')
    throw new Error(
      id === undefined
        ? `say which device: there are ${names}`
        : `no device ${valueText(id)}; there are: ${names}`,
    )
  }

  /** @deprecated Read until 0.3: write `devices`. */
  get units(): readonly TestUnit[] {
    deprecated('units of a test bench', 'devices')
    return this.devices
  }

  /**
   * The same as `device`.
   *
   * @deprecated Read until 0.3: write `device`.
   * @example bench.device('rack1')
   */
  unit(id?: string): TestUnit {
    deprecated('unit() of a test bench', 'device()')
    return this.device(id)
  }

  #only(): TestUnit | undefined {
    return this.devices.length === 1 ? this.devices[0] : undefined
  }

  /** The control API of this bench without a server: for code under test that steers or watches a bench over HTTP. */
  get client(): ControlClient {
    this.#client ??= createClient({ fetch: this.fetch })
    return this.#client
  }

  /**
   * Answers requests to the control API, with the signature of `fetch`, whatever host they are for.
   *
   * @example const response = await bench.fetch('http://bench/api/v1/devices')
   */
  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    this.#app ??= controlApp({
      bench: benchOf(this.bench),
      version: 'in-process',
      security: { inProcess: true },
      ...this.#files,
    })
    return this.#app.fetch(new Request(url, init))
  }
  #app: ReturnType<typeof controlApp> | undefined

  /**
   * Lets device time pass; everything due on the way has happened when the call returns.
   *
   * @throws RangeError or TypeError naming what was given and the forms allowed
   * @example bench.advance('10m')
   */
  advance(duration: Duration): void {
    this.bench.advance(duration)
  }

  /**
   * Puts another unit on the bench and opens its ports; `reset` takes it away again.
   *
   * @throws DeviceError naming every mistake and what is allowed
   * @throws PortError when an end that it is given cannot be had
   * @example const unit = await bench.add('rack2', { model: 'SMT1500', firmware: '09.3' })
   */
  async add(id: string, device: DeviceInput): Promise<TestUnit> {
    return this.#unitOf(await this.bench.addOpen(id, device))
  }

  /**
   * Takes a unit off the bench and closes its ports.
   *
   * @throws DeviceError when there is none of that name
   * @example await bench.remove('rack2')
   */
  remove(id: string): Promise<void> {
    return this.bench.remove(id)
  }

  /**
   * Goes back to the units it was made with, as they were then, device time included.
   *
   * @example await bench.reset()
   */
  reset(): Promise<void> {
    return this.bench.reset()
  }

  /**
   * Closes its ports and stops its clock; harmless when done twice. Whoever changes anything afterwards gets a ClosedError.
   *
   * @example await bench.close()
   */
  close(): Promise<void> {
    return this.bench.close()
  }

  /**
   * Closes it at the end of its block.
   *
   * @example await using bench = await createBench()
   */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
