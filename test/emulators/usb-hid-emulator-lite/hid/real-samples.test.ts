import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  isPadding,
  isVariable,
  ReportMap,
  readLogical,
  readSi,
  usageOf,
  writeLogical,
} from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'

const NAMES = ['back-ups-rs1000g', 'smart-ups-sua', 'smart-ups-smt']

function read(file: string): string {
  return readFileSync(new URL(`real/${file}`, import.meta.url), 'utf8').trim()
}

const reportsOf = (name: string) =>
  new ReportMap(Uint8Array.from(Buffer.from(read(`${name}.hex`).replaceAll(/\s/g, ''), 'hex')))

/** Reports as units sent them, id first. */
function samplesOf(name: string): Map<number, Uint8Array> {
  const rows = read(`${name}.samples.csv`).split('\n').slice(1)
  return new Map(
    rows.map((row) => {
      const [id, payload = ''] = row.split(',')
      return [Number(id), Uint8Array.from([Number(id), ...Buffer.from(payload, 'hex')])]
    }),
  )
}

describe.each(NAMES)('reports of a %s', (name) => {
  const reports = reportsOf(name)

  test('are as long as its descriptor says, and come out the same when taken apart and put together', () => {
    for (const [id, bytes] of samplesOf(name))
      for (const type of ['input', 'feature'] as const) {
        const length = reports.reportLength(type, id)
        if (length === undefined) continue
        expect([id, type, bytes.length]).toEqual([id, type, length])
        const made = reports.blankReport(type, id)
        for (const field of reports.fieldsOf(type, id).filter((one) => isVariable(one) && !isPadding(one)))
          for (let at = 0; at < field.count; at++)
            writeLogical(field, made, readLogical(field, bytes, at)!, at)
        expect([id, type, ...made]).toEqual([id, type, ...bytes])
      }
  })
})

/** Values in the units of the descriptor: collection, usage, and what the samples' authors meant. */
test.each([
  ['back-ups-rs1000g', 0x24, usageOf(0x85, 0x66), 100],
  ['smart-ups-sua', 0x12, usageOf(0x84, 0x36), 299.6],
  ['smart-ups-sua', 0x1a, usageOf(0x84, 0x30), 234.7],
  ['smart-ups-sua', 0x1c, usageOf(0x84, 0x32), 50],
  ['smart-ups-sua', 0x24, usageOf(0x84, 0x57), -1],
])('%s: within %i usage %i reads %f', (name, collection, usage, value) => {
  const reports = reportsOf(name)
  const field = reports.find(usage, { type: 'feature', within: [usageOf(0x84, collection)] })[0]!
  const scaled = readSi(field, samplesOf(name).get(field.reportId)!)
  expect(scaled).toBeCloseTo(value, 6)
})
