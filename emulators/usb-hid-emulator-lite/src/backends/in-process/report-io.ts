import type { HidHost } from './hid-host.ts'

/** Reports as node-hid takes and gives them: the first byte is the id, 0 where the device has none. */
export class ReportIo {
  readonly #hid: HidHost

  constructor(hid: HidHost) {
    this.#hid = hid
  }

  /** Writes an output report; the bytes written. */
  write(values: readonly number[] | Uint8Array): number {
    this.#hid.output(this.#withoutZeroId(checkedBytes(values)))
    return values.length
  }

  /** Writes a feature report; the bytes written. */
  sendFeatureReport(values: readonly number[] | Uint8Array): number {
    const bytes = checkedBytes(values)
    this.#hid.setReport('feature', bytes[0] ?? 0, this.#withoutZeroId(bytes))
    return values.length
  }

  /** A feature report: its id, then up to `length - 1` bytes. */
  getFeatureReport(id: number, length: number): Buffer {
    const isNumbered = this.#hid.reports.hasReportIds
    const report = this.#hid.getReport('feature', id, isNumbered ? length : length - 1)
    return Buffer.from(isNumbered ? report : [0, ...report])
  }

  #withoutZeroId(bytes: Uint8Array): Uint8Array {
    return this.#hid.reports.hasReportIds ? bytes : bytes.subarray(1)
  }
}

function checkedBytes(values: readonly number[] | Uint8Array): Uint8Array {
  if (values instanceof Uint8Array) return values
  const isByte = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255
  if (Array.isArray(values) && values.every(isByte)) return Uint8Array.from(values)
  throw new TypeError(
    `a report of ${String(values)} is not allowed; allowed: a Buffer, or a list of whole numbers from 0 to 255`,
  )
}
