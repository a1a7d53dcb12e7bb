import { BenchCore } from '../../src/lab/bench-core.ts'
import type { Device } from '../../src/lab/device.ts'
import type { BenchSnapshot } from '../../src/lab/snapshot/bench-snapshot.ts'
import { ManualLine } from '../../src/ports/manual-line.ts'
import { type Clients, clientsOf } from './clients/clients.ts'
import type { Plan } from './plan.ts'

/** A bench with clients on its wires, and what was kept of it. */
export class World {
  readonly plan: Plan
  readonly line = new ManualLine()
  bench: BenchCore
  readonly snapshots: BenchSnapshot[] = []
  readonly #clients = new Map<Device, Clients>()
  /** Called with each device that comes onto the bench, before anything happens to it. */
  readonly #onDevice: (device: Device) => void

  constructor(plan: Plan, onDevice: (device: Device) => void) {
    this.plan = plan
    this.#onDevice = onDevice
    this.bench = this.#begun()
  }

  /** Its clients are made when something is first asked of it. */
  clients(device: Device): Clients {
    const { line, bench } = this
    const made =
      this.#clients.get(device) ??
      clientsOf(device, { line, seed: bench.seed, traffic: bench.traffic, sync: () => bench.sync() })
    this.#clients.set(device, made)
    return made
  }

  /** Puts a device of the plan onto the bench, where it is not there. */
  add(id: string): void {
    if (!this.bench.device(id)) this.#onDevice(this.bench.add(id, this.plan.devices[id]!))
  }

  /** Takes a device off the bench, its clients with it. */
  async remove(device: Device): Promise<void> {
    this.#clients.get(device)?.close()
    await this.bench.remove(device.id)
  }

  /** The process ends here, and starts anew with what it had kept: the settings of its units. */
  restart(): void {
    const kept = this.bench.devices.map(({ id, ups }) => [id, JSON.stringify(ups.settings)] as const)
    const before = this.bench
    this.bench = this.#begun()
    void before.close()
    this.snapshots.length = 0
    for (const [id, text] of kept) {
      const { settings } = this.bench.device(id)!.ups
      settings.load(JSON.parse(text))
      if (JSON.stringify(settings) !== text) throw new Error(`${id} lost settings: ${text}`)
    }
  }

  #begun(): BenchCore {
    const { seed, devices } = this.plan
    const bench = new BenchCore({ seed, line: this.line })
    for (const [id, config] of Object.entries(devices)) this.#onDevice(bench.add(id, config))
    return bench
  }
}
