/** Published differences over USB, as NUT's usbhid-ups meets them: the last affected version beside the next. */
import { expect, onTestFinished, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import { runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'

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
  const bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
  const devices = units.map(([model, firmware], nth) =>
    bench.add(`ups${nth}`, { model, firmware, usb: 'usbip' }),
  )
  await bench.open()
  onTestFinished(() => bench.close())
  const [end] = devices[0]!.endpoints
  const port = end && 'address' in end ? end.address.split(':')[1]! : ''
  const script = `${WAIT_FOR}
NUT_AT=/forky/call/
${NUT_ON_USB}
for bus in 1 2; do
  usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-$bus && sleep 3
  nut_start
  wait_for 20 'ups.status: OL' upsc u@127.0.0.1
  upsc u@127.0.0.1 2>/dev/null | sed "s/^/VAR $bus /"
  nut_stop
  usbip detach -p 00
  sleep 1
done
`
  const { output } = await runGuest(script, TIMEOUT - 10_000)
  expect(output).not.toMatch(/NOT SEEN/)
  const find = (bus: number, name: string) =>
    new RegExp(`^VAR ${bus} ${name.replaceAll('.', '\\.')}: (.*)$`, 'm').exec(output)?.[1]
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
