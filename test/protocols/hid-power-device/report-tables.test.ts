import { describe, expect, test } from 'vitest'
import { ReportMap } from '../../../emulators/usb-hid-emulator-lite/src/hid/report-map.ts'
import { reportDescriptor5g } from '../../../src/protocols/hid-power-device/descriptor-5g.ts'
import { reportDescriptorLegacy } from '../../../src/protocols/hid-power-device/descriptor-legacy.ts'
import { REPORTS_5G } from '../../../src/protocols/hid-power-device/reports-5g.ts'
import { REPORTS_LEGACY } from '../../../src/protocols/hid-power-device/reports-legacy.ts'

interface AnyReport {
  readonly id: number
  readonly input: boolean
  readonly fields: readonly { readonly usage: string; readonly bits: number }[]
}

const SETS: readonly [string, Uint8Array, readonly AnyReport[]][] = [
  ['5G', reportDescriptor5g(), REPORTS_5G],
  ['legacy', reportDescriptorLegacy(), REPORTS_LEGACY],
]

describe.each(SETS)('the %s report table', (_name, descriptor, table) => {
  const reports = new ReportMap(descriptor)

  test('has every feature report of the descriptor, each field as wide as it is declared', () => {
    const reported = table.map(({ id, fields }) => [
      id,
      // Padding has no usage, and the parser leaves it out.
      ...fields.filter(({ usage }) => usage !== '').map(({ bits }) => bits),
    ])
    const declared = reports
      .reportIds('feature')
      .map((id) => [
        id,
        ...reports
          .fieldsOf('feature', id)
          .flatMap(({ bitSize, count }) => Array.from({ length: count }, () => bitSize)),
      ])
    const byId = (a: number[], b: number[]) => a[0]! - b[0]!
    expect(reported.sort(byId)).toEqual(declared.sort(byId))
  })

  test('sends those reports unasked that the descriptor declares as input, tunnel aside', () => {
    const reported = table.filter(({ input }) => input).map(({ id }) => id)
    const declared = reports.reportIds('input').filter((id) => id !== 0x89)
    expect(reported.sort()).toEqual(declared.sort())
  })

  test('has no report twice', () => {
    expect(new Set(table.map(({ id }) => id)).size).toBe(table.length)
  })
})
