import { type ControlClient, createClient } from '../client/client.ts'
import { controlApp } from '../control/app.ts'
import type { BenchCore } from '../lab/bench-core.ts'
import type { ScenarioFiles } from '../lab/scenario/library.ts'
import { type Duration, milliseconds } from '../lab/time/duration.ts'
import { TestUnit } from './test-unit.ts'

/** A bench for one test: virtual clock, seeded, closed at the end of its block when made with `await using`. */
export class TestBench {
  /** The bench itself. */
  readonly bench: BenchCore
  readonly #units: readonly TestUnit[]
  readonly #files: ScenarioFiles
  #client: ControlClient | undefined

  /** @param files where scenarios come from; nothing where there are no files, as in a browser */
  constructor(bench: BenchCore, files: ScenarioFiles = {}) {
    this.bench = bench
    this.#files = files
    this.#units = bench.devices.map((device) => new TestUnit(bench, device))
  }

  get units(): readonly TestUnit[] {
    return this.#units
  }

  /**
   * The unit of that name, or the only one.
   *
   * @throws Error naming the units there are
   */
  unit(id?: string): TestUnit {
    const found = id === undefined ? this.#only() : this.#units.find((unit) => unit.id === id)
    if (found) return found
    const names = this.#units.map((unit) => unit.id).join(', ')
    throw new Error(
      id === undefined
        ? `say which unit: there are ${names}`
        : `no unit ${JSON.stringify(id)}; there are: ${names}`,
    )
  }

  #only(): TestUnit | undefined {
    return this.#units.length === 1 ? this.#units[0] : undefined
  }

  /** The control API of this bench without a server: for code under test that steers or watches a bench over HTTP. */
  get client(): ControlClient {
    this.#client ??= createClient({ fetch: this.fetch })
    return this.#client
  }

  /** Answers requests to the control API, with the signature of `fetch`, whatever host they are for. */
  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    this.#app ??= controlApp({
      bench: this.bench,
      version: 'in-process',
      security: { inProcess: true },
      ...this.#files,
    })
    return this.#app.fetch(new Request(url, init))
  }
  #app: ReturnType<typeof controlApp> | undefined

  /** Lets device time pass; everything due on the way has happened when the call returns. */
  advance(duration: Duration): void {
    this.bench.time.advance(milliseconds(duration))
  }

  /** Closes its ports and stops its clock; harmless when done twice. */
  close(): Promise<void> {
    return this.bench.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
