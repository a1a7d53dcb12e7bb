import { FLAG } from './items.ts'

export type ReportType = 'input' | 'output' | 'feature'

/** A piece of a report, as a report descriptor describes it. */
export interface ReportField {
  readonly type: ReportType
  /** 0 where the descriptor has no report ids. */
  readonly reportId: number
  /** Place of its first bit, not counting the report id. */
  readonly bitOffset: number
  /** Bits of one value. */
  readonly bitSize: number
  /** How many values follow each other. */
  readonly count: number
  /**
   * What it means, with the page in the upper 16 bits. Several for an array, whose values choose among them; none for
   * padding.
   */
  readonly usages: readonly number[]
  /** Usages of the collections around it, outermost first. */
  readonly collections: readonly number[]
  readonly logicalMinimum: number
  readonly logicalMaximum: number
  readonly physicalMinimum: number
  readonly physicalMaximum: number
  /** The descriptor's unit code; 0 for none. */
  readonly unit: number
  /** Power of ten, -8 to 7. */
  readonly unitExponent: number
  /** Bits of `FLAG`. */
  readonly flags: number
  /** String descriptor that belongs to it; 0 for none. */
  readonly stringIndex: number
}

/** A usage with its page: `usageOf(0x84, 0x30)` is 0x00840030. */
export function usageOf(page: number, usage: number): number {
  return page * 0x10000 + usage
}

/** Collections and usage in one line of numbers, the same for no two meanings. */
export function usagePath(field: ReportField): readonly number[] {
  return [...field.collections, ...field.usages.slice(0, 1)]
}

/** The host cannot change it, or it means nothing. */
export function isConstant(field: ReportField): boolean {
  return (field.flags & FLAG.constant) !== 0
}

export function isPadding(field: ReportField): boolean {
  return field.usages.length === 0
}

/** Each value has a meaning of its own, rather than choosing among the usages. */
export function isVariable(field: ReportField): boolean {
  return (field.flags & FLAG.variable) !== 0
}
