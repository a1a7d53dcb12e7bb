/** Clones of real units whose dumps came from usbhid-ups, read by usbhid-ups again. */
import { expect, test } from 'vitest'
import { againstDump, configOf, type DumpName, type Outcome, valuesOf } from '../support/against-dump.ts'
import { runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { unitsOnUsb } from './support/units-on-usb.ts'

const TIMEOUT = 240_000
/** Voltages are of a sound battery at its charge, and runtimes the catalogue's. */
const outcome = (equal: number, figures: readonly string[], otherForm: readonly string[] = []): Outcome => ({
  ...{ equal, figures, otherForm, missing: [] },
})
const EXPECTED: readonly (readonly [DumpName, Outcome])[] = [
  // The driver finds each unit by a serial number of the bench's.
  ['scl500-upsc', outcome(18, ['battery.runtime', 'battery.voltage'], ['device.serial'])],
  ['smc1000ic-upsc', outcome(13, ['battery.runtime', 'battery.voltage'])],
  ['smt3000rm-0605-upsc', outcome(8, ['battery.runtime'])],
  ['sua1000-220v-upsc', outcome(12, ['battery.runtime'])],
  // The real one says nothing of charging at 93 %.
  ['sua1500-usb-601-upsc', outcome(11, ['battery.runtime'], ['ups.status'])],
]

describeInGuest('clones of real units, by usbhid-ups of NUT 2.8.5', () => {
  test('print what the units printed', { timeout: TIMEOUT }, async () => {
    const configs = EXPECTED.map(([dump]) => configOf(dump) as { serial?: string })
    const { nut } = await unitsOnUsb(configs.map(({ serial: _, ...config }) => config))
    const prints = EXPECTED.map(
      (_, nth) => `upsc u${nth + 1}@127.0.0.1 2>/dev/null | sed 's/^/U${nth + 1} /'`,
    )
    const { output } = await runGuest(`${WAIT_FOR}${nut}\nsleep 3\n${prints.join('\n')}\n`, TIMEOUT - 10_000)
    const outcomes = EXPECTED.map(([dump], nth) => {
      const mark = `U${nth + 1} `
      const own = output.split('\n').filter((line) => line.startsWith(mark))
      return [dump, againstDump(dump, valuesOf(own.map((line) => line.slice(mark.length)).join('\n')))]
    })
    expect(outcomes).toEqual(EXPECTED)
  })
})
