import { afterEach, expect, test } from 'vitest'
import { HOST_ASKED, runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'
import { UnitOnUsb } from './support/unit-on-usb.ts'

const TIMEOUT = 240_000
/** Device time passes faster: the rounds of a unit run ahead of a driver that reads one report a poll. */
const SPEED = 20
const SECONDS_WATCHED = 6

/** What the driver lets be set. The battery's date is left out: how NUT 2.8.0 sends one is not tried here. */
const SETTINGS = {
  'battery.charge.low': '30',
  'battery.runtime.low': '300',
  'input.sensitivity': 'low',
  'input.transfer.high': '133',
  'input.transfer.low': '97',
  'ups.delay.shutdown': '60',
  'ups.delay.start': '90',
}

/** Both print what a variable is, each second for a while. */
const WATCH = `
watch() { # label variable
  n=${SECONDS_WATCHED}
  while [ $n -gt 0 ]; do echo "$1 $(upsc u@127.0.0.1 $2 2>/dev/null)"; sleep 1; n=$((n-1)); done
}
set_and_watch() { # variable value
  upsrw -s $1=$2 -u admin -p x u@127.0.0.1 >/dev/null 2>&1
  wait_for 10 "^$2$" upsc u@127.0.0.1 $1
  watch "READ $1" $1
}
`

describeInGuest('NUT 2.8.0 on the USB port of an SUA', () => {
  let unit: UnitOnUsb
  afterEach(() => unit.bench.close())

  test('sees each outage once after five idle minutes, and settings keep the value they were given', {
    timeout: TIMEOUT,
  }, async () => {
    unit = await new UnitOnUsb({ model: 'SUA1500', firmware: '18.0' }, SPEED).open()
    const script = `${WAIT_FOR}${HOST_ASKED}${WATCH}
${NUT_ON_USB}
${unit.attach}; sleep 3
nut_start
wait_for 20 'ups.status: OL' upsc u@127.0.0.1
upsrw u@127.0.0.1 2>/dev/null | sed -n 's/^\\[\\(.*\\)\\]/SETTABLE \\1/p'
sleep 15
for round in 1 2; do
  host blackout
  wait_for 10 'OB' upsc u@127.0.0.1 ups.status
  watch OUTAGE ups.status
  host mains
  wait_for 10 'OL' upsc u@127.0.0.1 ups.status
  watch MAINS ups.status
done
${Object.entries(SETTINGS)
  .map(([name, value]) => `set_and_watch ${name} ${value}`)
  .join('\n')}
`
    const { output } = await runGuest(script, TIMEOUT - 10_000, (line) => {
      unit.obey(line)
      return line.startsWith('HOST ') ? Promise.resolve() : undefined
    })
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    const lines = output.split('\n').map((line) => line.trim())
    const after = (label: string) =>
      lines.filter((line) => line.startsWith(`${label} `)).map((line) => line.slice(label.length + 1))
    expect(after('SETTABLE')).toEqual([...Object.keys(SETTINGS), 'battery.mfr.date'].sort())
    const [outage, mains] = [after('OUTAGE'), after('MAINS')]
    expect([outage.length, mains.length]).toEqual([2 * SECONDS_WATCHED, 2 * SECONDS_WATCHED])
    for (const status of outage) expect(status).toMatch(/^OB/)
    for (const status of mains) expect(status).toMatch(/^OL/)
    for (const [name, value] of Object.entries(SETTINGS))
      expect(after(`READ ${name}`)).toEqual(Array(SECONDS_WATCHED).fill(value))
    const { unit: settings } = unit.device.ups.settings
    expect(settings).toMatchObject({
      lowRuntimeWarning: 300,
      sensitivity: 'low',
      transferHigh: 133,
      transferLow: 97,
    })
  })
})
