import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  describeUnit,
  hid,
  joinItems,
  parseFields,
  parseItems,
  ReportMap,
  readLogical,
  readPhysical,
  siExponent,
  toPhysical,
  usageOf,
  writeLogical,
  writePhysical,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'

describe('named items', () => {
  test.each([
    ['the shortest that holds the value', hid.usage(0x04), [0x09, 0x04]],
    ['two bytes', hid.usagePage(0xff86), [0x06, 0x86, 0xff]],
    ['four bytes', hid.unit(0xf0d121), [0x67, 0x21, 0xd1, 0xf0, 0x00]],
    ['a sign that needs another byte', hid.logicalMaximum(255), [0x26, 0xff, 0x00]],
    ['a negative number', hid.logicalMinimum(-1), [0x15, 0xff]],
    ['a size that was asked for', hid.logicalMinimum(-1, 2), [0x16, 0xff, 0xff]],
    ['no data at all', hid.logicalMinimum(0, 0), [0x14]],
    ['push', hid.push, [0xa4]],
  ])('compile to %s', (_name, item, bytes) => {
    expect(item).toEqual(bytes)
  })

  test('name the value and what is allowed when it is too large', () => {
    expect(() => hid.reportCount(-1)).toThrow(
      'reportCount(-1): allowed are whole numbers from 0 to 4294967295',
    )
    expect(() => hid.logicalMinimum(2 ** 33)).toThrow('logicalMinimum(8589934592)')
  })
})

describe('items of any bytes', () => {
  test('joined again are the same bytes, or the descriptor is cut off', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          expect(joinItems(parseItems(bytes))).toEqual(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
          expect(`${error}`).toMatch(/ends before/)
        }
      }),
      { numRuns: 5000 },
    )
  })

  test('give fields or a RangeError, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        try {
          parseFields(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
      { numRuns: 5000 },
    )
  })
})

describe('fields', () => {
  test('of a usage range are one for each usage; an array is one field', () => {
    const fields = parseFields(
      hid.compile(
        hid.usagePage(7),
        hid.usageMinimum(4),
        hid.usageMaximum(6),
        hid.reportSize(1),
        hid.reportCount(3),
        hid.input(hid.FLAG.variable),
        hid.usageMinimum(4),
        hid.usageMaximum(6),
        hid.reportSize(8),
        hid.input(0),
      ),
    )
    expect(
      fields.map(({ bitOffset, bitSize, count, usages }) => [bitOffset, bitSize, count, usages.length]),
    ).toEqual([
      [0, 1, 1, 1],
      [1, 1, 1, 1],
      [2, 1, 1, 1],
      [3, 8, 3, 3],
    ])
  })

  test('with limits that are not negative read the upper one without sign', () => {
    const [plain] = parseFields(
      hid.compile([0x15, 0x00], [0x25, 0xff], [0x75, 0x08], [0x95, 0x01], [0x81, 0x02]),
    )
    const [below] = parseFields(
      hid.compile([0x15, 0x80], [0x25, 0xff], [0x75, 0x08], [0x95, 0x01], [0x81, 0x02]),
    )
    expect([plain?.logicalMaximum, below?.logicalMaximum]).toEqual([255, -1])
  })

  test('take the state that push saved and pop brought back, and pages of four-byte usages', () => {
    const [first, second] = parseFields(
      hid.compile(
        ...[hid.usagePage(1), hid.reportSize(8), hid.reportCount(1), hid.push, hid.reportSize(16)],
        ...[hid.usage(0x00840030, 4), hid.input(2), hid.pop, hid.usage(0x31), hid.input(2)],
      ),
    )
    expect([first?.bitSize, first?.usages, second?.bitSize, second?.usages]).toEqual([
      16,
      [0x840030],
      8,
      [0x10031],
    ])
  })

  test.each([
    ['a collection left open', hid.compile([0xa1, 0x01]), '1 collections are not closed'],
    ['a collection closed twice', hid.compile([0xc0]), 'closes a collection that is not open'],
    ['pop without push', hid.compile(hid.pop), 'has no push'],
    [
      'a report without end',
      hid.compile(hid.reportSize(255), hid.reportCount(0xffffffff), hid.input(2)),
      'bits',
    ],
    ['a range of millions', hid.compile(hid.usageMinimum(0), hid.usageMaximum(0xffffff)), 'usages'],
  ])('%s is refused', (_name, descriptor, message) => {
    expect(() => parseFields(descriptor)).toThrow(message)
  })
})

describe('values', () => {
  const field = (bits: number, low: number, high: number, more: readonly hid.Item[] = []) =>
    new ReportMap(
      hid.compile(
        ...[hid.usagePage(1), hid.logicalMinimum(low), hid.logicalMaximum(high), hid.reportSize(3)],
        ...[hid.reportCount(1), hid.reportId(9), hid.input(1), hid.reportSize(bits), ...more],
        ...[hid.usage(0x30), hid.input(2)],
      ),
    )
  const USAGE = usageOf(1, 0x30)

  test('come back as written, at any size and place, and touch nothing else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 32 }),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bits, isSigned, part) => {
          const low = isSigned ? -(2 ** (bits - 1)) : 0
          const high = isSigned ? 2 ** (bits - 1) - 1 : 2 ** bits - 1
          const reports = field(bits, low, Math.min(high, 2 ** 32 - 1))
          const report = reports.blankReport('input', 9).fill(0xff, 1)
          const value = Math.floor(low + part * (high - low))
          const one = reports.field(USAGE)
          writeLogical(one, report, value)
          expect(readLogical(one, report)).toBe(value)
          expect((report[1] ?? 0) & 7).toBe(7)
        },
      ),
    )
  })

  test('are mapped from the logical onto the physical range, times the power of ten', () => {
    const reports = field(8, 0, 200, [
      hid.physicalMinimum(-100),
      hid.physicalMaximum(100),
      hid.unitExponent(0x0f),
    ])
    const report = reports.blankReport('input', 9)
    writePhysical(reports.field(USAGE), report, -2.5)
    expect(readLogical(reports.field(USAGE), report)).toBe(75)
    expect(readPhysical(reports.field(USAGE), report)).toBe(-2.5)
  })

  test('outside of the range of a field with a null state are none', () => {
    const nullable = { ...field(8, 0, 100).field(USAGE), flags: hid.FLAG.variable | hid.FLAG.nullState }
    expect([toPhysical(nullable, 100), toPhysical(nullable, 101)]).toEqual([100, undefined])
  })

  test('that do not fit, and reports that are too short, are refused or absent', () => {
    const one = field(8, 0, 100).field(USAGE)
    expect(() => writeLogical(one, new Uint8Array(4), 256)).toThrow(
      '256 in a field of 8 bits; allowed are 0 to 255',
    )
    expect(() => writeLogical(one, new Uint8Array(1), 1)).toThrow('outside a report of 1 bytes')
    expect(readLogical(one, new Uint8Array(1))).toBeUndefined()
  })
})

test('units are reported in their base units, and how far they are from SI', () => {
  expect(describeUnit(0x00f0d121)).toBe('g·cm^2·s^-3·A^-1')
  expect([describeUnit(0x1001), describeUnit(0), describeUnit(0x13)]).toEqual(['s', '', 'in'])
  expect([siExponent(0x00f0d121), siExponent(0x1001), siExponent(0xd121)]).toEqual([-7, 0, -7])
  expect(() => siExponent(0x13)).toThrow('english-linear')
})
