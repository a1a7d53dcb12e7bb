import { isPadding, type ReportField, type ReportType } from './field.ts'
import { parseFields } from './parse-fields.ts'
import { readLogical, toLogical, toPhysical, writeLogical } from './report-value.ts'
import { siExponent } from './unit.ts'

/** A report descriptor understood: which reports there are, how long, and what is where in them. */
export class ReportMap {
  readonly fields: readonly ReportField[]
  /** Reports begin with an id byte. */
  readonly hasReportIds: boolean
  readonly #bits = new Map<string, number>()

  /** @throws RangeError where the descriptor is broken */
  constructor(descriptor: Uint8Array) {
    this.fields = parseFields(descriptor)
    this.hasReportIds = this.fields.some(({ reportId }) => reportId > 0)
    for (const { type, reportId, bitOffset, bitSize, count } of this.fields) {
      const end = bitOffset + bitSize * count
      const key = keyOf(type, reportId)
      this.#bits.set(key, Math.max(end, this.#bits.get(key) ?? 0))
    }
  }

  /** Ids of a type's reports, ascending; a single 0 where there are no ids. */
  reportIds(type: ReportType): number[] {
    const ids = new Set(this.fields.filter((field) => field.type === type).map(({ reportId }) => reportId))
    return [...ids].sort((a, b) => a - b)
  }

  /** Bytes of a report with its id byte; undefined where there is no such report. */
  reportLength(type: ReportType, id: number): number | undefined {
    const bits = this.#bits.get(keyOf(type, id))
    return bits === undefined ? undefined : Math.ceil(bits / 8) + (this.hasReportIds ? 1 : 0)
  }

  /** An all-zero report with its id. @throws RangeError where there is no such report */
  blankReport(type: ReportType, id: number): Uint8Array {
    const length = this.reportLength(type, id)
    if (length === undefined)
      throw new RangeError(`no ${type} report ${id}; there are ${this.reportIds(type).join(', ') || 'none'}`)
    const report = new Uint8Array(length)
    if (this.hasReportIds) report[0] = id
    return report
  }

  /**
   * Fields that mean `usage` (page in the upper half), in descriptor order.
   *
   * @param within usages of collections that must be around it, outermost first; others may lie between
   */
  find(usage: number, where: { type?: ReportType; within?: readonly number[] } = {}): ReportField[] {
    const { type, within = [] } = where
    return this.fields.filter(
      (field) =>
        (type === undefined || field.type === type) &&
        field.usages.includes(usage) &&
        isSubsequence(within, field.collections),
    )
  }

  /** The first such field. @throws RangeError where there is none */
  field(usage: number, where: { type?: ReportType; within?: readonly number[] } = {}): ReportField {
    const found = this.find(usage, where)[0]
    if (!found)
      throw new RangeError(`no ${where.type ?? ''} field with usage 0x${usage.toString(16).padStart(8, '0')}`)
    return found
  }

  /** Every field of a report that means something. */
  fieldsOf(type: ReportType, id: number): ReportField[] {
    return this.fields.filter((field) => field.type === type && field.reportId === id && !isPadding(field))
  }
}

/** A field's value in its physical unit times its exponent; undefined where it has none. */
export function readPhysical(field: ReportField, report: Uint8Array, at = 0): number | undefined {
  const logical = readLogical(field, report, at)
  return logical === undefined ? undefined : toPhysical(field, logical)
}

/** A field's value in SI base units: volts, amperes, seconds, kelvins, metres. */
export function readSi(field: ReportField, report: Uint8Array, at = 0): number | undefined {
  const logical = readLogical(field, report, at)
  return logical === undefined ? undefined : toPhysical(inSi(field), logical)
}

export function writePhysical(field: ReportField, report: Uint8Array, value: number, at = 0): void {
  writeLogical(field, report, toLogical(field, value), at)
}

export function writeSi(field: ReportField, report: Uint8Array, value: number, at = 0): void {
  writeLogical(field, report, toLogical(inSi(field), value), at)
}

function inSi(field: ReportField): ReportField {
  return { ...field, unitExponent: field.unitExponent + siExponent(field.unit) }
}

function keyOf(type: ReportType, id: number): string {
  return `${type} ${id}`
}

function isSubsequence(wanted: readonly number[], all: readonly number[]): boolean {
  let at = 0
  for (const one of all) if (one === wanted[at]) at += 1
  return at >= wanted.length
}
