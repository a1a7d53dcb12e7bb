import type { Cancel, InDone } from '../../device/in-pipe.ts'
import type { ReportType } from '../../hid/field.ts'
import { HID_DESCRIPTOR, HID_REQUEST, REPORT_DESCRIPTOR } from '../../hid/hid-interface.ts'
import { ReportMap } from '../../hid/report-map.ts'
import type { Enumeration, InProcessHost } from './host.ts'

const TYPE_CODE: Readonly<Record<ReportType, number>> = { input: 1, output: 2, feature: 3 }
const HID_CLASS = 3
const INTERFACE = 4
const ENDPOINT = 5
const CLASS_IN = 0xa1
const CLASS_OUT = 0x21

/** A HID interface of a device on an in-process host: what a HID driver does. */
export class HidHost {
  readonly host: InProcessHost
  readonly interfaceNumber: number
  readonly inEndpoint: number | undefined
  readonly outEndpoint: number | undefined
  /** The report descriptor as the device sent it. */
  readonly reportDescriptor: Uint8Array
  readonly reports: ReportMap

  /** @throws Error when the configuration has no HID interface */
  constructor(host: InProcessHost, { configuration }: Pick<Enumeration, 'configuration'>) {
    this.host = host
    const found = findHid(configuration)
    this.interfaceNumber = found.number
    this.inEndpoint = found.endpoints.find((address) => address & 0x80)
    this.outEndpoint = found.endpoints.find((address) => !(address & 0x80))
    const hid = host.getInterfaceDescriptor(HID_DESCRIPTOR, found.number, 9)
    const length = (hid[7] ?? 0) | ((hid[8] ?? 0) << 8)
    this.reportDescriptor = host.getInterfaceDescriptor(REPORT_DESCRIPTOR, found.number, length)
    this.reports = new ReportMap(this.reportDescriptor)
  }

  /** GET_REPORT; `length` defaults to what the descriptor says. */
  getReport(type: ReportType, id: number, length = this.reports.reportLength(type, id) ?? 64): Uint8Array {
    const value = (TYPE_CODE[type] << 8) | id
    const index = this.interfaceNumber
    return this.host.controlIn({
      requestType: CLASS_IN,
      request: HID_REQUEST.getReport,
      value,
      index,
      length,
    })
  }

  /** SET_REPORT; `data` begins with the id where there are ids. */
  setReport(type: ReportType, id: number, data: Uint8Array): void {
    this.#write(HID_REQUEST.setReport, (TYPE_CODE[type] << 8) | id, data)
  }

  /** SET_IDLE; 0 is only when something changes. */
  setIdle(id: number, ms: number): void {
    this.#write(HID_REQUEST.setIdle, ((ms >> 2) << 8) | id)
  }

  /** SET_PROTOCOL. */
  setBootProtocol(isBoot: boolean): void {
    this.#write(HID_REQUEST.setProtocol, isBoot ? 0 : 1)
  }

  /** An output report, by the interrupt OUT endpoint where there is one. */
  output(report: Uint8Array): void {
    if (this.outEndpoint !== undefined) this.host.out(this.outEndpoint, report)
    else this.setReport('output', this.reports.hasReportIds ? (report[0] ?? 0) : 0, report)
  }

  /** The next input report. */
  input(): { readonly data: Promise<Uint8Array>; readonly cancel: () => boolean } {
    if (this.inEndpoint === undefined) throw new Error('the interface has no IN endpoint')
    return this.host.in(this.inEndpoint, this.#longestInput)
  }

  get #longestInput(): number {
    const longest = this.reports.reportIds('input').map((id) => this.reports.reportLength('input', id) ?? 0)
    return Math.max(64, ...longest)
  }

  /** Calls back with the next input report, at once when one is there; returns what takes that back. */
  listen(done: InDone): Cancel | undefined {
    if (this.inEndpoint === undefined) throw new Error('the interface has no IN endpoint')
    return this.host.device.in(this.inEndpoint, this.#longestInput, done)
  }

  #write(request: number, value: number, data?: Uint8Array): void {
    this.host.controlOut({ requestType: CLASS_OUT, request, value, index: this.interfaceNumber }, data)
  }
}

function findHid(configuration: Uint8Array): { number: number; endpoints: number[] } {
  let found: { number: number; endpoints: number[] } | undefined
  for (let at = 0; at + 1 < configuration.length; at += Math.max(1, configuration[at] ?? 1)) {
    const type = configuration[at + 1]
    if (type === INTERFACE && found) break
    if (type === INTERFACE && configuration[at + 5] === HID_CLASS)
      found = { number: configuration[at + 2] ?? 0, endpoints: [] }
    if (type === ENDPOINT && found) found.endpoints.push(configuration[at + 2] ?? 0)
  }
  if (!found) throw new Error('no HID interface (class 3) in the configuration')
  return found
}
