import type { ReportField } from './field.ts'
import { FLAG } from './items.ts'

/** Reports here begin with their id where the descriptor has ids (`reportId` above 0). */

/**
 * Reads a value of a report, in logical units.
 *
 * @param at which of the field's values, from 0
 * @returns undefined where the report is too short to have it
 */
export function readLogical(field: ReportField, report: Uint8Array, at = 0): number | undefined {
  const first = firstBit(field, at)
  if (first + field.bitSize > report.length * 8) return undefined
  let value = 0
  for (let bit = 0; bit < field.bitSize; bit += 1) if (bitOf(report, first + bit)) value += 2 ** bit
  const isNegative = field.logicalMinimum < 0 && value >= 2 ** (field.bitSize - 1)
  return isNegative ? value - 2 ** field.bitSize : value
}

/**
 * Writes a value into a report, in logical units.
 *
 * @throws RangeError where the value does not fit the field's bits, or the report is too short
 */
export function writeLogical(field: ReportField, report: Uint8Array, value: number, at = 0): void {
  const isSigned = field.logicalMinimum < 0
  const least = isSigned ? -(2 ** (field.bitSize - 1)) : 0
  const most = 2 ** (isSigned ? field.bitSize - 1 : field.bitSize) - 1
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${value} in a field of ${field.bitSize} bits; allowed are ${least} to ${most}`)
  const first = firstBit(field, at)
  if (first + field.bitSize > report.length * 8)
    throw new RangeError(`bit ${first} is outside a report of ${report.length} bytes`)
  const pattern = value < 0 ? value + 2 ** field.bitSize : value
  for (let bit = 0; bit < field.bitSize; bit += 1)
    setBit(report, first + bit, Math.floor(pattern / 2 ** bit) % 2 === 1)
}

/**
 * A logical value in the field's physical range, times its power of ten; the unit is the field's own (`describeUnit`).
 *
 * @returns undefined for a field with a null state whose value lies outside of the logical range
 */
export function toPhysical(field: ReportField, logical: number): number | undefined {
  const { logicalMinimum: low, logicalMaximum: high } = field
  if (field.flags & FLAG.nullState && (logical < low || logical > high)) return undefined
  const [physicalLow, physicalHigh] = physicalRange(field)
  const scaled =
    high === low ? logical : physicalLow + ((logical - low) * (physicalHigh - physicalLow)) / (high - low)
  return timesPowerOfTen(scaled, field.unitExponent)
}

/** The logical value nearest to a physical one. */
export function toLogical(field: ReportField, physical: number): number {
  const { logicalMinimum: low, logicalMaximum: high } = field
  const [physicalLow, physicalHigh] = physicalRange(field)
  const scaled = timesPowerOfTen(physical, -field.unitExponent)
  if (physicalHigh === physicalLow) return Math.round(scaled)
  return Math.round(low + ((scaled - physicalLow) * (high - low)) / (physicalHigh - physicalLow))
}

/** Both limits 0 mean that physical values are the logical ones (section 6.2.2.7). */
function physicalRange(field: ReportField): readonly [number, number] {
  const { physicalMinimum, physicalMaximum } = field
  if (physicalMinimum === 0 && physicalMaximum === 0) return [field.logicalMinimum, field.logicalMaximum]
  return [physicalMinimum, physicalMaximum]
}

/** Divides for negative powers, which keeps 2730 with exponent -2 at 27.3. */
export function timesPowerOfTen(value: number, exponent: number): number {
  return exponent < 0 ? value / 10 ** -exponent : value * 10 ** exponent
}

function firstBit(field: ReportField, at: number): number {
  if (at < 0 || at >= field.count)
    throw new RangeError(`value ${at} of a field; allowed are 0 to ${field.count - 1}`)
  return (field.reportId > 0 ? 8 : 0) + field.bitOffset + at * field.bitSize
}

function bitOf(report: Uint8Array, bit: number): boolean {
  return ((report[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
}

function setBit(report: Uint8Array, bit: number, on: boolean): void {
  const byte = report[bit >> 3] ?? 0
  report[bit >> 3] = on ? byte | (1 << (bit & 7)) : byte & ~(1 << (bit & 7))
}
