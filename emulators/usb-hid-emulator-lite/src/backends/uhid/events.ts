import type { ReportType } from '../../hid/field.ts'

/** Layout of Linux's `struct uhid_event`: a type, then a union at offset 4. Integers are in the order of the machine. */
export const RECORD_LENGTH = 4380
const UNION = 4
const TYPE = {
  destroy: 1,
  start: 2,
  stop: 3,
  open: 4,
  close: 5,
  output: 6,
  getReport: 9,
  getReportReply: 10,
  create2: 11,
  input2: 12,
  setReport: 13,
  setReportReply: 14,
} as const
export const LONGEST_REPORT = 4096
const BUS_USB = 3
/** `rtype` by number. */
const REPORT_TYPES: readonly ReportType[] = ['feature', 'output', 'input']

/** What the kernel tells or asks. */
export type UhidEvent =
  | { readonly type: 'start' | 'stop' | 'open' | 'close' }
  | { readonly type: 'output'; readonly data: Uint8Array }
  | { readonly type: 'get-report'; readonly id: number; readonly report: number; readonly kind: ReportType }
  | {
      readonly type: 'set-report'
      readonly id: number
      readonly report: number
      readonly kind: ReportType
      readonly data: Uint8Array
    }
  | { readonly type: 'unknown'; readonly code: number }

export interface UhidCreate {
  readonly name: string
  readonly physical: string
  readonly unique: string
  readonly vendorId: number
  readonly productId: number
  readonly version: number
  readonly country: number
  readonly reportDescriptor: Uint8Array
}

const SIMPLE: ReadonlyMap<number, 'start' | 'stop' | 'open' | 'close'> = new Map([
  [TYPE.start, 'start'],
  [TYPE.stop, 'stop'],
  [TYPE.open, 'open'],
  [TYPE.close, 'close'],
])

/** Reads and writes uhid records in one byte order. */
export class UhidCodec {
  readonly #isLittle: boolean

  constructor(byteOrder: 'LE' | 'BE' = 'LE') {
    this.#isLittle = byteOrder === 'LE'
  }

  /** Reads a record; bytes that are missing count as zero. */
  read(bytes: Uint8Array): UhidEvent {
    const record = new Uint8Array(RECORD_LENGTH)
    record.set(bytes.subarray(0, RECORD_LENGTH))
    const view = new DataView(record.buffer)
    const code = view.getUint32(0, this.#isLittle)
    const simple = SIMPLE.get(code)
    if (simple) return { type: simple }
    const data = (at: number, sizeAt: number) => {
      const size = Math.min(LONGEST_REPORT, view.getUint16(UNION + sizeAt, this.#isLittle))
      return record.slice(UNION + at, UNION + at + size)
    }
    if (code === TYPE.output) return { type: 'output', data: data(0, 4096) }
    const kind = REPORT_TYPES[record[UNION + 5] ?? 0]
    const asked = { id: view.getUint32(UNION, this.#isLittle), report: record[UNION + 4] ?? 0 }
    if (code === TYPE.getReport && kind) return { type: 'get-report', ...asked, kind }
    if (code === TYPE.setReport && kind) return { type: 'set-report', ...asked, kind, data: data(8, 6) }
    return { type: 'unknown', code }
  }

  /**
   * The record that makes a device.
   *
   * @throws RangeError when the report descriptor is longer than the kernel takes
   */
  create(device: UhidCreate): Uint8Array {
    const { length } = device.reportDescriptor
    if (length > LONGEST_REPORT)
      throw new RangeError(`a report descriptor of ${length} bytes; allowed are up to ${LONGEST_REPORT}`)
    const { bytes, view } = this.#record(TYPE.create2, 276 + length)
    for (const [at, size, text] of [
      [0, 128, device.name],
      [128, 64, device.physical],
      [192, 64, device.unique],
    ] as const)
      bytes.set(new TextEncoder().encode(text).subarray(0, size - 1), UNION + at)
    view.setUint16(UNION + 256, length, this.#isLittle)
    view.setUint16(UNION + 258, BUS_USB, this.#isLittle)
    const words = [device.vendorId, device.productId, device.version, device.country]
    for (const [at, word] of words.entries()) view.setUint32(UNION + 260 + 4 * at, word, this.#isLittle)
    bytes.set(device.reportDescriptor, UNION + 276)
    return bytes
  }

  destroy(): Uint8Array {
    return this.#record(TYPE.destroy, 0).bytes
  }

  input(report: Uint8Array): Uint8Array {
    const data = report.subarray(0, LONGEST_REPORT)
    const { bytes, view } = this.#record(TYPE.input2, 2 + data.length)
    view.setUint16(UNION, data.length, this.#isLittle)
    bytes.set(data, UNION + 2)
    return bytes
  }

  /** Answers a get-report; without data the caller gets an error. */
  getReportReply(id: number, report: Uint8Array | undefined): Uint8Array {
    const data = report?.subarray(0, LONGEST_REPORT) ?? new Uint8Array()
    const { bytes, view } = this.#record(TYPE.getReportReply, 8 + data.length)
    view.setUint32(UNION, id, this.#isLittle)
    view.setUint16(UNION + 4, report ? 0 : 1, this.#isLittle)
    view.setUint16(UNION + 6, data.length, this.#isLittle)
    bytes.set(data, UNION + 8)
    return bytes
  }

  setReportReply(id: number, isTaken: boolean): Uint8Array {
    const { bytes, view } = this.#record(TYPE.setReportReply, 6)
    view.setUint32(UNION, id, this.#isLittle)
    view.setUint16(UNION + 4, isTaken ? 0 : 1, this.#isLittle)
    return bytes
  }

  #record(type: number, length: number): { bytes: Uint8Array; view: DataView } {
    const bytes = new Uint8Array(UNION + length)
    const view = new DataView(bytes.buffer)
    view.setUint32(0, type, this.#isLittle)
    return { bytes, view }
  }
}
