/** Published differences over USB, as NUT's usbhid-ups meets them: the last affected version beside the next. */
import { expect, test } from 'vitest'
import { runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { unitsOnUsb } from './support/units-on-usb.ts'

const TIMEOUT = 240_000

const UNITS = {
  'c-hid-logical-limits and c-hid-swap-limit-alarm': [
    ['SMT1500C', '04.0'],
    ['SMT1500C', '04.1'],
  ],
  'c-usb-pid-change': [
    ['SMC1000C', '04.1'],
    ['SMC1000C', '04.3'],
  ],
  'srt3000-runtime-zero': [
    ['SRT3000XLI', '05.3'],
    ['SRT3000XLI', '07.9'],
  ],
} as const

/** What NUT shows of both units, affected and fixed, by name of the variable. */
async function shownBy(units: (typeof UNITS)[keyof typeof UNITS]) {
  const { nut } = await unitsOnUsb(units.map(([model, firmware]) => ({ model, firmware })))
  const variables = [1, 2].map((n) => `upsc u${n}@127.0.0.1 2>/dev/null | sed "s/^/VAR ${n} /"`)
  const { output } = await runGuest(`${WAIT_FOR}${nut}${variables.join('\n')}\n`, TIMEOUT - 10_000)
  expect(output).not.toMatch(/NOT SEEN/)
  const find = (n: number, name: string) =>
    new RegExp(`^VAR ${n} ${name.replaceAll('.', '\\.')}: (.*)$`, 'm').exec(output)?.[1]
  return (name: string) => [find(1, name), find(2, name)]
}

describeInGuest('published differences over USB, by NUT 2.8.5', () => {
  test('c-hid-logical-limits and c-hid-swap-limit-alarm', { timeout: TIMEOUT }, async () => {
    const shown = await shownBy(UNITS['c-hid-logical-limits and c-hid-swap-limit-alarm'])
    expect(shown('ups.timer.shutdown')).toEqual(['65535', '-1'])
    // The 2 of an alarm that is enabled stands where the limit should; NUT holds it to the least of its range.
    expect(shown('battery.runtime.low')).toEqual(['120', '150'])
  })

  test('c-usb-pid-change', { timeout: TIMEOUT }, async () => {
    const shown = await shownBy(UNITS['c-usb-pid-change'])
    expect(shown('ups.productid')).toEqual(['0003', '0004'])
  })

  test('srt3000-runtime-zero', { timeout: TIMEOUT }, async () => {
    const shown = await shownBy(UNITS['srt3000-runtime-zero'])
    const [affected, fixed] = shown('battery.runtime')
    expect(affected).toBe('0')
    expect(Number(fixed)).toBeGreaterThan(60)
  })
})
