import { type ReportField, type ReportType, usageOf } from './field.ts'
import { FLAG } from './items.ts'
import { type ParsedItem, parseItems } from './parse-items.ts'

/** What global items set. */
interface Globals {
  usagePage: number
  logicalMinimum: number
  logicalMaximum: number
  /** The same item read without sign, for limits that are not negative. */
  logicalMaximumUnsigned: number
  physicalMinimum: number
  physicalMaximum: number
  physicalMaximumUnsigned: number
  unit: number
  unitExponent: number
  reportSize: number
  reportCount: number
  reportId: number
}

/** A usage item; a four-byte one carries its page, the others take the page in force at the main item. */
interface UsageItem {
  readonly value: number
  readonly hasPage: boolean
}

const NO_GLOBALS: Globals = {
  usagePage: 0,
  logicalMinimum: 0,
  logicalMaximum: 0,
  logicalMaximumUnsigned: 0,
  physicalMinimum: 0,
  physicalMaximum: 0,
  physicalMaximumUnsigned: 0,
  unit: 0,
  unitExponent: 0,
  reportSize: 0,
  reportCount: 0,
  reportId: 0,
}
/** Linux's bounds: more is a broken descriptor, and would cost memory. */
const MOST_USAGES = 12_288
const MOST_REPORT_BITS = 16_384 * 8
const MOST_FIELDS = 16_384
const MOST_NESTED = 64

/**
 * The fields of a report descriptor, in its order, padding included.
 *
 * @throws RangeError where the descriptor contradicts itself, with the offset of the item
 */
export function parseFields(descriptor: Uint8Array): ReportField[] {
  const parser = new FieldParser()
  for (const item of parseItems(descriptor)) parser.take(item)
  return parser.finish()
}

class FieldParser {
  readonly #fields: ReportField[] = []
  readonly #collections: number[] = []
  readonly #stack: Globals[] = []
  /** Bits so far of each report. */
  readonly #bits = new Map<string, number>()
  #globals: Globals = { ...NO_GLOBALS }
  #usages: UsageItem[] = []
  #usageMinimum: UsageItem | undefined
  #strings: number[] = []
  #stringMinimum = 0

  take(item: ParsedItem): void {
    if (item.name === undefined) return
    if (this.#main(item)) this.#clearLocals()
    else if (!this.#global(item)) this.#local(item)
  }

  finish(): ReportField[] {
    if (this.#collections.length > 0)
      throw new RangeError(`${this.#collections.length} collections are not closed at the end`)
    return this.#fields
  }

  #main(item: ParsedItem): boolean {
    switch (item.name) {
      case 'input':
      case 'output':
      case 'feature':
        this.#addFields(item.name, item)
        return true
      case 'collection':
        if (this.#collections.length >= MOST_NESTED)
          throw new RangeError(`the collection at ${item.offset} is nested deeper than ${MOST_NESTED}`)
        this.#collections.push(this.#resolved()[0] ?? usageOf(this.#globals.usagePage, 0))
        return true
      case 'endCollection':
        if (this.#collections.pop() === undefined)
          throw new RangeError(`the item at ${item.offset} closes a collection that is not open`)
        return true
      default:
        return false
    }
  }

  #global(item: ParsedItem): boolean {
    const globals = this.#globals
    switch (item.name) {
      case 'usagePage':
      case 'unit':
      case 'reportSize':
      case 'reportCount':
      case 'reportId':
        globals[item.name] = item.unsigned
        return true
      case 'logicalMinimum':
      case 'physicalMinimum':
        globals[item.name] = item.signed
        return true
      case 'logicalMaximum':
      case 'physicalMaximum':
        globals[item.name] = item.signed
        globals[`${item.name}Unsigned`] = item.unsigned
        return true
      case 'unitExponent':
        globals.unitExponent = exponentOf(item)
        return true
      case 'push':
        if (this.#stack.length >= MOST_NESTED)
          throw new RangeError(`the push at ${item.offset} is nested deeper than ${MOST_NESTED}`)
        this.#stack.push({ ...globals })
        return true
      case 'pop': {
        const saved = this.#stack.pop()
        if (!saved) throw new RangeError(`the pop at ${item.offset} has no push`)
        this.#globals = saved
        return true
      }
      default:
        return false
    }
  }

  #local(item: ParsedItem): void {
    const usage = { value: item.unsigned, hasPage: item.bytes.length === 5 }
    switch (item.name) {
      case 'usage':
        this.#usages.push(usage)
        break
      case 'usageMinimum':
        this.#usageMinimum = usage
        break
      case 'usageMaximum':
        this.#addRange(item, usage)
        break
      case 'stringIndex':
        this.#strings.push(item.unsigned)
        break
      case 'stringMinimum':
        this.#stringMinimum = item.unsigned
        break
      case 'stringMaximum':
        for (let at = this.#stringMinimum; at <= Math.min(item.unsigned, 255); at += 1) this.#strings.push(at)
        break
      default:
    }
    if (this.#usages.length > MOST_USAGES)
      throw new RangeError(`more than ${MOST_USAGES} usages at ${item.offset}`)
  }

  #addRange(item: ParsedItem, last: UsageItem): void {
    const first = this.#usageMinimum
    this.#usageMinimum = undefined
    if (!first) return
    if (last.value - first.value >= MOST_USAGES)
      throw new RangeError(`more than ${MOST_USAGES} usages in the range that ends at ${item.offset}`)
    for (let { value } = first; value <= last.value; value += 1)
      this.#usages.push({ value, hasPage: first.hasPage || last.hasPage })
  }

  /** The usages collected, with their pages. */
  #resolved(): number[] {
    const { usagePage } = this.#globals
    return this.#usages.map(({ value, hasPage }) => (hasPage ? value : usageOf(usagePage, value)))
  }

  #clearLocals(): void {
    this.#usages = []
    this.#usageMinimum = undefined
    this.#strings = []
    this.#stringMinimum = 0
  }

  #addFields(type: ReportType, item: ParsedItem): void {
    const { reportSize, reportCount, reportId } = this.#globals
    const key = `${type} ${reportId}`
    const start = this.#bits.get(key) ?? 0
    const end = start + reportSize * reportCount
    if (reportId > 255 || reportSize > 32 * 8 || end > MOST_REPORT_BITS)
      throw new RangeError(`the ${type} item at ${item.offset} makes a report of ${end} bits, id ${reportId}`)
    this.#bits.set(key, end)
    if (reportSize === 0) return
    let bitOffset = start
    for (const { usages, count, stringIndex } of this.#pieces(item.unsigned)) {
      this.#fields.push(this.#field(type, item.unsigned, { bitOffset, count, usages, stringIndex }))
      bitOffset += count * reportSize
    }
    if (this.#fields.length > MOST_FIELDS) throw new RangeError(`more than ${MOST_FIELDS} fields`)
  }

  /** One piece for each usage of a variable item, the last usage standing for the rest; one for an array. */
  #pieces(flags: number): { usages: readonly number[]; count: number; stringIndex: number }[] {
    const { reportCount } = this.#globals
    const usages = this.#resolved()
    const stringAt = (at: number) => this.#strings[Math.min(at, this.#strings.length - 1)] ?? 0
    if (reportCount === 0) return []
    if (!(flags & FLAG.variable) || usages.length === 0)
      return [{ usages, count: reportCount, stringIndex: stringAt(0) }]
    const used = usages.slice(0, reportCount)
    return used.map((usage, at) => ({
      usages: [usage],
      count: at === used.length - 1 ? reportCount - at : 1,
      stringIndex: stringAt(at),
    }))
  }

  #field(
    type: ReportType,
    flags: number,
    piece: { bitOffset: number; count: number; usages: readonly number[]; stringIndex: number },
  ): ReportField {
    const globals = this.#globals
    const { logicalMinimum, physicalMinimum, unit, unitExponent, reportId, reportSize } = globals
    return {
      type,
      reportId,
      ...piece,
      bitSize: reportSize,
      collections: [...this.#collections],
      logicalMinimum,
      logicalMaximum: logicalMinimum < 0 ? globals.logicalMaximum : globals.logicalMaximumUnsigned,
      physicalMinimum,
      physicalMaximum: physicalMinimum < 0 ? globals.physicalMaximum : globals.physicalMaximumUnsigned,
      unit,
      unitExponent,
      flags,
    }
  }
}

/** The specification wants a signed nibble; some devices send a signed byte, as Linux also takes it. */
function exponentOf({ unsigned, signed }: ParsedItem): number {
  if (unsigned > 0x0f) return signed
  return unsigned > 7 ? unsigned - 16 : unsigned
}
