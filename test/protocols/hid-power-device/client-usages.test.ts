import { describe, expect, test } from 'vitest'
import { usageOf } from '../../../emulators/usb-hid-emulator-lite/src/hid/field.ts'
import { legacyUsbDevice } from '../../../src/protocols/hid-power-device/legacy-usb-device.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { BOTH_GENERATIONS, LEGACY_ONLY, type Sought, WITHIN } from './client-usages.ts'
import { UsbBench } from './usb-bench.ts'

const sync = () => {}
const GENERATIONS = {
  '5G': new UsbBench(unitUsbDevice(unit().ups, { sync, line: new ManualLineClock(), randomByte: () => 0 })),
  legacy: new UsbBench(legacyUsbDevice(unit().ups, { sync })),
}

/** Usages that a client would not find, or get no report of. */
function missing(bench: UsbBench, sought: readonly Sought[]): Sought[] {
  return sought.filter(([page, usage, within]) => {
    const found = bench.hid.reports.find(usageOf(page, usage), {
      type: 'feature',
      within: [usageOf(0x84, WITHIN[within])],
    })
    return found.length === 0 || bench.hid.getReport('feature', found[0]!.reportId).length < 2
  })
}

describe.each(Object.keys(GENERATIONS) as (keyof typeof GENERATIONS)[])('a %s unit', (generation) => {
  test.each(Object.entries(BOTH_GENERATIONS))('has what %s looks for', (_client, sought) => {
    expect(missing(GENERATIONS[generation], sought)).toEqual([])
  })
})

test.each(Object.entries(LEGACY_ONLY))('a legacy unit has what %s looks for besides', (_client, sought) => {
  expect(missing(GENERATIONS.legacy, sought)).toEqual([])
})

test('a 5G unit shows line and output values by Modbus and Microlink only, as real ones do', () => {
  const besides = LEGACY_ONLY['NUT usbhid-ups']!
  expect(missing(GENERATIONS['5G'], besides)).toEqual(besides)
})
