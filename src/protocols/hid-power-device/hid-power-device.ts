import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { ModbusEngine } from '../modbus/engine.ts'
import { Interrupts5g } from './interrupts-5g.ts'
import { interfaceState } from './report.ts'
import { ReportView } from './report-view.ts'
import { REPORTS_5G } from './reports-5g.ts'
import { ModbusTunnel, TUNNEL_OUT } from './tunnel.ts'

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
  readonly #tunnel: ModbusTunnel
  readonly #other: TunnelledLanguage | undefined
  readonly #send: (report: Uint8Array) => void
  readonly #view: ReportView<ReturnType<typeof interfaceState>>
  readonly #interrupts: Interrupts5g
  readonly #ups: SmartUps
  #reads = 0
  /** Nothing is answered until the device is plugged anew. */
  #deaf = false

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
    this.#ups = ups
    this.#other = other
    this.#send = send
    this.#tunnel = new ModbusTunnel(ups, engine)
    this.#view = new ReportView(ups, REPORTS_5G, interfaceState(ups, 'usb'))
    this.#interrupts = new Interrupts5g(this.#view, (report) => {
      if (!this.#deaf) send(report)
    })
  }

  /** GET_REPORT: the report, id first; undefined is a STALL. The tunnel's reports are for interrupts only. */
  getReport(id: number): Uint8Array | undefined {
    if (this.#isSilent()) return undefined
    const report = this.#view.get(id)
    if (report) this.#interrupts.read(id)
    return report
  }

  /** SET_REPORT, bytes with the id first; false is a STALL. */
  setReport(id: number, bytes: Uint8Array): boolean {
    if (this.#deaf) return false
    // A real unit takes the tunnel's output report this way as well, and does nothing with it.
    return id === TUNNEL_OUT || this.#view.set(id, bytes)
  }

  /** An interrupt OUT transfer, id first. */
  output(bytes: Uint8Array): void {
    if (bytes[0] !== TUNNEL_OUT || this.#deaf) return
    const payload = bytes.subarray(1)
    if (this.#other?.claims(payload)) this.#other.take(payload)
    else for (const report of this.#tunnel.receive(payload)) this.#send(report)
  }

  /** The host was asleep and is back. */
  resumed(): void {
    if (!this.#ups.firmware.decide.usbSurvivesSuspend()) this.#deaf = true
  }

  /** The device was plugged in anew. */
  plugged(): void {
    this.#deaf = false
    this.#reads = 0
  }

  /** Some versions lose a report, or stop answering for good. */
  #isSilent(): boolean {
    const { diagnostics, firmware, model, slots } = this.#ups
    const { decide } = firmware
    const nth = ++this.#reads
    if (nth > (decide.usbFallsSilentAfter() ?? Number.POSITIVE_INFINITY)) this.#deaf = true
    const expander = slots.signalPorts.length > 0
    const calibrating = diagnostics.calibration.running
    const request = { port: 'usb', model: model.name, nth, noise: 0, expander, calibrating } as const
    return this.#deaf || !decide.portAnswers(request)
  }

  /** The bus was reset, or the device plugged in anew. */
  reset(): void {
    this.#tunnel.reset()
    this.#other?.reset()
  }

  /** The unit is taken off the bus for good. */
  close(): void {
    this.#interrupts.close()
  }
}
