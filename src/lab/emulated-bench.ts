import type { EmulatedUps } from '../../emulators/smart-ups/emulated-ups.ts'
import type { HostView } from './hosts/device-hosts.ts'
import type { LabEvent } from './journal.ts'
import type { DeviceConfig } from './lab-file/schema.ts'
import type { BenchSnapshot } from './snapshot/bench-snapshot.ts'
import type { Duration } from './time/duration.ts'
import type { DeviceInput } from './unit/check-device.ts'
import type { DeviceEndpoint } from './unit/device-endpoint.ts'

/** One device of a bench: a unit with its ports and hosts, by the name that the lab file gives it. */
export interface BenchDevice {
  readonly id: string
  readonly ups: EmulatedUps
  /** As it was put on the bench. */
  readonly config: DeviceConfig
  /** What works, but maybe not as it was meant. */
  readonly warnings: readonly string[]
  /** Ports that are open, and where they can be reached. */
  readonly endpoints: readonly DeviceEndpoint[]
  /** What hangs on its outlets and what became of it. */
  readonly hosts: { readonly views: readonly HostView[] }
}

/** How device time runs. */
export interface BenchTime {
  /** It moves by `advance` only. */
  readonly virtual: boolean
  /** Device seconds to the second. */
  readonly speed: number
  readonly paused: boolean
  /**
   * Changes speed, or pauses and resumes.
   *
   * @throws TypeError or RangeError naming the value given and those allowed
   * @example bench.time.set({ speed: 60 })
   */
  set(change: { readonly speed?: number | undefined; readonly paused?: boolean | undefined }): void
}

/** What happened on a bench; the last 1000 events are kept. */
export interface BenchJournal {
  /**
   * Events after number `id` that are still kept.
   *
   * @example bench.journal.since(0)
   */
  since(id: number): readonly LabEvent[]
  /**
   * Reports every event from now on; returns what ends that.
   *
   * @example const stop = bench.journal.listen((event) => console.log(event.device, event.type))
   */
  listen(listener: (event: LabEvent) => void): () => void
}

/** Emulated units and the time they share. After `close` everything but looking at it throws `ClosedError`. */
export interface EmulatedBench {
  readonly devices: readonly BenchDevice[]
  readonly clock: { readonly now: number }
  readonly time: BenchTime
  readonly journal: BenchJournal
  /** What everything random is drawn from: the same seed repeats a run. */
  readonly seed: number
  readonly closed: boolean
  /**
   * The device of that name.
   *
   * @example bench.device('rack1')?.ups.setInput({ voltage: 0 })
   */
  device(id: string): BenchDevice | undefined
  /**
   * Puts a device on the bench, described as in a lab file.
   *
   * @throws DeviceError naming every mistake and what is allowed
   * @example bench.add('rack1', { model: 'SMT1500RM2U', firmware: '09.3' })
   */
  add(id: string, device: DeviceInput): BenchDevice
  /**
   * Puts a device on a bench that runs, and opens its ports where those of the bench are open. `reset` takes it away again.
   *
   * @throws DeviceError naming every mistake and what is allowed; PortError when a port cannot be had
   * @example await bench.addOpen('rack2', { model: 'SMT1500', rj45: { tcp: '127.0.0.1:0' } })
   */
  addOpen(id: string, device: DeviceInput): Promise<BenchDevice>
  /**
   * Takes a device off the bench and closes its ports.
   *
   * @throws DeviceError when there is none of that name
   * @example await bench.remove('rack2')
   */
  remove(id: string): Promise<void>
  /**
   * Goes back to the devices that `add` put on the bench, as they were then: settings, firmware, cards, mains, wires, device time.
   *
   * @example await bench.reset()
   */
  reset(): Promise<void>
  /**
   * Brings device time up to the moment, where it runs by itself. Call it before looking at a unit.
   *
   * @example bench.sync()
   */
  sync(): void
  /**
   * Jumps forward by so much device time: seconds, or text. Everything due on the way has happened when it returns.
   *
   * @throws RangeError or TypeError naming what was given and the forms allowed
   * @example bench.advance('10m')
   */
  advance(duration: Duration): void
  /**
   * The whole bench as plain data: settings, time, everything under way.
   *
   * @example const before = bench.snapshot()
   */
  snapshot(): BenchSnapshot
  /**
   * Goes back to a snapshot of this bench. One that came from outside goes through `checkSnapshot` first.
   *
   * @example bench.restore(before)
   */
  restore(snapshot: BenchSnapshot): void
  /**
   * Stops its clock and closes its ports. Safe to call twice.
   *
   * @example await bench.close()
   */
  close(): Promise<void>
}
