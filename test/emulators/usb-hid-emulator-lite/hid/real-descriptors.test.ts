import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  isPadding,
  joinItems,
  parseItems,
  ReportMap,
  readSi,
  usageOf,
  usagePath,
  writeSi,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { usageNumbers } from './real/usage-names.ts'

const NAMES = ['back-ups-rs1000g', 'smart-ups-sua', 'smart-ups-smt']

const FLAGS: Readonly<Record<string, number>> = {
  ...{ Data: 0, Arr: 0, Const: 1, Var: 2, NoPref: 0x20, Volatile: 0x80, BufBytes: 0x100 },
}

function read(file: string): string {
  return readFileSync(new URL(`real/${file}`, import.meta.url), 'utf8')
}

function table(file: string): string[][] {
  const lines = read(file).trim().split('\n').slice(1)
  return lines.map((line) => line.split(','))
}

function descriptorOf(name: string): Uint8Array {
  return Uint8Array.from(Buffer.from(read(`${name}.hex`).replaceAll(/\s/g, ''), 'hex'))
}

describe.each(NAMES)('the report descriptor of a %s', (name) => {
  const descriptor = descriptorOf(name)
  const reports = new ReportMap(descriptor)

  test('is its items joined again', () => {
    expect(joinItems(parseItems(descriptor))).toEqual(descriptor)
  })

  test('holds no item without a name', () => {
    expect(parseItems(descriptor).filter((item) => item.name === undefined)).toEqual([])
  })

  test('has the fields other decoders see', () => {
    const seen = reports.fields.map((field) => ({
      report: [field.type, field.reportId, field.bitOffset, field.bitSize, field.count],
      path: usagePath(field),
      limits: [field.logicalMinimum, field.logicalMaximum],
      unit: [field.unit, field.unitExponent],
      flags: field.flags,
      string: field.stringIndex,
    }))
    const reported = table(`${name}.fields.csv`).map((row) => {
      const [report, type, bit, bits, count, path, low, high, unit, exponent, flags, string] = row
      return {
        report: [type, ...[report, bit, bits, count].map(Number)],
        path: usageNumbers(path!),
        limits: [Number(low), Number(high)],
        unit: [Number(unit), Number(exponent)],
        flags: flags!.split('+').reduce((sum, flag) => sum | FLAGS[flag]!, 0),
        string: Number(string),
      }
    })
    expect(seen).toEqual(reported)
  })

  test('has reports of the lengths other decoders see', () => {
    for (const [report, type, bytes] of table(`${name}.lengths.csv`))
      expect([report, type, reports.reportLength(type as 'input', Number(report))]).toEqual([
        report,
        type,
        Number(bytes),
      ])
  })
})

describe('values of a Smart-UPS', () => {
  const reports = new ReportMap(descriptorOf('smart-ups-smt'))
  const [voltage, reboot, onBattery] = [usageOf(0x84, 0x30), usageOf(0x84, 0x55), usageOf(0x85, 0x45)]

  test('battery voltage is in volts, whatever the unit code', () => {
    const field = reports.field(voltage)
    const report = reports.blankReport('feature', field.reportId)
    writeSi(field, report, 27.31)
    expect([...report]).toEqual([0x0b, 0xab, 0x0a])
    expect(readSi(field, report)).toBe(27.31)
  })

  test('a countdown that does not run is minus one, in 24 bits', () => {
    const report = reports.blankReport('feature', 0x13)
    writeSi(reports.field(reboot), report, -1)
    expect([...report]).toEqual([0x13, 0xff, 0xff, 0xff])
    expect(readSi(reports.field(reboot), report)).toBe(-1)
  })

  test('single bits of the status lie where the unit puts them', () => {
    const report = reports.blankReport('input', 0x07)
    writeSi(reports.field(onBattery, { type: 'input' }), report, 1)
    expect([...report]).toEqual([0x07, 0b10, 0])
    expect(reports.fieldsOf('input', 0x07).filter(isPadding)).toEqual([])
  })

  test('a usage is distinguished by the collections around it', () => {
    const sua = new ReportMap(descriptorOf('smart-ups-sua'))
    const inside = (collection: number) =>
      sua.find(voltage, { type: 'feature', within: [usageOf(0x84, collection)] }).map((one) => one.reportId)
    expect(inside(0x24)).not.toEqual(inside(0x1a))
    expect(() => sua.field(usageOf(0x84, 0xee))).toThrow('no  field with usage 0x008400ee')
  })
})
