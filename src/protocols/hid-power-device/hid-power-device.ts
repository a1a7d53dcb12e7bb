import { SECOND, type Timer } from '../../../emulators/clock/clock.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { ModbusEngine } from '../modbus/engine.ts'
import { type InterfaceState, packReport, type Report, writeReport } from './report.ts'
import { REPORTS_5G } from './reports-5g.ts'
import { ModbusTunnel, TUNNEL_OUT } from './tunnel.ts'

/** Runtime is reported again when it has moved by this many seconds, never sooner than so long after the last time. */
const RUNTIME_STEP = 30
const RUNTIME_EVERY_MS = 15 * SECOND

const STATUS = 0x07
const LIMITS = [0x08, 0x14]
/** What goes out on a change of PresentStatus, the decisive report first: NUT reads one of them a poll. */
const STATUS_BURST = [STATUS, 0x0d, 0x0c]

/** A language that shares the tunnel's reports with Modbus; it sends its answers itself. */
export interface TunnelledLanguage {
  /** Whether a report from the host, without its id, is of this language. */
  claims(payload: Uint8Array): boolean
  take(payload: Uint8Array): void
  reset(): void
}

/**
 * A unit as a HID Power Device of the SMT generation: reports in and out, and Modbus in the tunnel. Pure: a USB
 * backend brings host requests and takes input reports.
 */
export class HidPowerDevice {
  readonly #ups: SmartUps
  readonly #tunnel: ModbusTunnel
  readonly #other: TunnelledLanguage | undefined
  readonly #send: (report: Uint8Array) => void
  readonly #reports: ReadonlyMap<number, Report>
  readonly #state: InterfaceState = { remainingCapacityLimit: 10, shutdownWrites: 0 }
  readonly #stop: () => void
  readonly #last = new Map<number, string>()
  #runtime: number
  #timer: Timer | undefined

  /**
   * @param send takes an input report, id first
   * @param other a second language in the tunnel's two reports, asked before Modbus
   */
  constructor(
    ups: SmartUps,
    engine: ModbusEngine,
    send: (report: Uint8Array) => void,
    other?: TunnelledLanguage,
  ) {
    this.#other = other
    this.#ups = ups
    this.#send = send
    this.#tunnel = new ModbusTunnel(ups, engine)
    this.#reports = new Map(REPORTS_5G.map((report) => [report.id, report]))
    this.#runtime = ups.measurements.runtime
    for (const id of [STATUS, ...LIMITS]) this.#last.set(id, this.#text(id))
    this.#stop = ups.onSettled(() => this.#look())
    this.#watchRuntime()
  }

  /**
   * GET_REPORT: the report, id first; undefined is a STALL. The tunnel's reports are for interrupts only, and the type
   * asked for does not matter, as on real units.
   */
  getReport(id: number): Uint8Array | undefined {
    const report = this.#reports.get(id)
    if (!report || !this.#ups.awake) return undefined
    if (id === 0x0d) this.#runtime = this.#ups.measurements.runtime
    return packReport(report, this.#ups, this.#state)
  }

  /** SET_REPORT, bytes with the id first; false is a STALL. */
  setReport(id: number, bytes: Uint8Array): boolean {
    const report = this.#reports.get(id)
    // A real unit takes the tunnel's output report this way as well, and does nothing with it.
    if (id === TUNNEL_OUT) return true
    return report !== undefined && this.#ups.awake && writeReport(report, bytes, this.#ups, this.#state)
  }

  /** An interrupt OUT transfer, id first. */
  output(bytes: Uint8Array): void {
    if (bytes[0] !== TUNNEL_OUT) return
    const payload = bytes.subarray(1)
    if (this.#other?.claims(payload)) this.#other.take(payload)
    else for (const report of this.#tunnel.receive(payload)) this.#send(report)
  }

  /** The bus was reset, or the device plugged in anew. */
  reset(): void {
    this.#tunnel.reset()
    this.#other?.reset()
  }

  /** The unit is taken off the bus for good. */
  close(): void {
    this.#stop()
    this.#timer?.cancel()
  }

  #look(): void {
    if (this.#changed(STATUS)) this.#report(STATUS_BURST)
    for (const id of LIMITS) if (this.#changed(id)) this.#report([id])
    this.#watchRuntime()
  }

  /** While the battery moves, looks whether its runtime has moved far enough to be told. */
  #watchRuntime(): void {
    const moving = this.#ups.battery.data.flow.kind !== 'hold'
    if (!moving) {
      this.#timer?.cancel()
      this.#timer = undefined
    } else this.#timer ??= this.#ups.clock.after(RUNTIME_EVERY_MS, 'HID runtime', () => this.#tellRuntime())
  }

  #tellRuntime(): void {
    this.#timer = undefined
    if (Math.abs(this.#ups.measurements.runtime - this.#runtime) > RUNTIME_STEP) this.#report(STATUS_BURST)
    this.#watchRuntime()
  }

  #report(ids: readonly number[]): void {
    if (!this.#ups.awake) return
    this.#runtime = this.#ups.measurements.runtime
    for (const id of ids) this.#send(packReport(this.#reports.get(id)!, this.#ups, this.#state))
  }

  #changed(id: number): boolean {
    const text = this.#text(id)
    if (this.#last.get(id) === text) return false
    this.#last.set(id, text)
    return true
  }

  #text(id: number): string {
    return packReport(this.#reports.get(id)!, this.#ups, this.#state).join()
  }
}
