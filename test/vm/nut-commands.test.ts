import { afterEach, expect, test } from 'vitest'
import type { LabEvent } from '../../src/lab/journal.ts'
import { HOST_ASKED, runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'
import { UnitOnUsb } from './support/unit-on-usb.ts'

const TIMEOUT = 280_000

const NUTS = { '2.8.0': '', '2.8.5': '/forky/call/' } as const

/** Runs every command that the driver offers, each on a unit as it was at first. */
const EVERY_COMMAND = `
upscmd -l u@127.0.0.1 2>/dev/null | sed -n 's/ - .*//p' | grep -v -e ' ' -e '^driver' >/tmp/commands
for command in $(cat /tmp/commands); do
  host before $command
  upscmd -u admin -p x u@127.0.0.1 $command >/tmp/said 2>&1
  sleep 2
  host after $command $(cat /tmp/said | tr '\\n' ' ')
done
`

/** A new shutdown takes the place of one that runs: that is why a cancel goes before each. */
const ON_AN_SMT = {
  'beeper.disable': ['set audibleAlarm'],
  'beeper.enable': ['set audibleAlarm'],
  // There is nothing to be muted.
  'beeper.mute': [],
  'beeper.off': ['set audibleAlarm'],
  'beeper.on': ['set audibleAlarm'],
  'load.off': ['usb cancel', 'usb off', 'SOG0 off', 'MOG off'],
  'load.off.delay': ['usb cancel', 'usb off in 20 s'],
  'shutdown.reboot': ['usb cancel', 'usb sleep after its delay for 10 s'],
  'shutdown.stop': ['usb cancel'],
}

const ON_AN_SUA = {
  ...ON_AN_SMT,
  'load.off': ['usb cancel', 'usb off', 'MOG off'],
  // The output is on.
  'load.on': [],
  'load.on.delay': [],
  'shutdown.reboot': ['usb cancel', 'usb shutdown in 90 s'],
  'shutdown.return': ['usb cancel', 'usb sleep in 20 s for 10 s'],
  'shutdown.stayoff': ['usb cancel', 'usb off in 20 s'],
  'test.battery.start.deep': ['calibration pending', 'calibration running'],
  'test.battery.start.quick': ['self-test pending', 'self-test running'],
  // No test runs, and lamps are no state.
  'test.battery.stop': [],
  'test.panel.start': [],
  'test.panel.stop': [],
}
const SINCE_2_8_3 = { 'shutdown.default': ON_AN_SMT['shutdown.reboot'] }

describeInGuest('every instant command over USB', () => {
  let unit: UnitOnUsb
  afterEach(() => unit.bench.close())

  test.each(Object.keys(NUTS) as (keyof typeof NUTS)[])(
    'NUT %s on an SMT',
    {
      timeout: TIMEOUT,
    },
    async (version) => {
      unit = await new UnitOnUsb().open()
      const { output, done } = await everyCommand(unit, NUTS[version])
      expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
      expect(done).toEqual({ ...ON_AN_SMT, ...(version === '2.8.5' ? SINCE_2_8_3 : {}) })
    },
  )

  test('NUT 2.8.0 on an SUA: the longer list', { timeout: TIMEOUT }, async () => {
    unit = await new UnitOnUsb({ model: 'SUA1500', firmware: '18.0' }).open()
    const { output, done } = await everyCommand(unit, NUTS['2.8.0'])
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    expect(done).toEqual(ON_AN_SUA)
  })
})

async function everyCommand(unit: UnitOnUsb, at: string) {
  const script = `${WAIT_FOR}${HOST_ASKED}NUT_AT=${at}
${NUT_ON_USB}
${unit.attach}; sleep 3
nut_start
wait_for 20 'ups.status: OL' upsc u@127.0.0.1
upsc u@127.0.0.1 2>/dev/null | sed 's/^/VAR /'
${EVERY_COMMAND}`
  const { bench } = unit
  const first = bench.snapshot()
  const done: Record<string, string[]> = {}
  let since = 0
  const { output } = await runGuest(script, TIMEOUT - 10_000, (line) => {
    const [, what, command = ''] = line.split(' ')
    if (what === 'before') since = bench.journal.since(0).at(-1)?.id ?? 0
    if (what === 'after') {
      done[command] = bench.journal.since(since).flatMap(inWords)
      bench.restore(first)
    }
    return line.startsWith('HOST ') ? Promise.resolve() : undefined
  })
  return { output, done }
}

/** What a command has come to, as far as anything reached the unit. */
function inWords(event: LabEvent): string[] {
  if (event.type === 'setting') return [`set ${event.name}`]
  if (event.type === 'test') return [`${event.test} ${event.phase}`]
  if (event.type === 'outlet') return [`${event.group} ${event.on ? 'on' : 'off'}`]
  if (event.type !== 'command') return []
  const { action, offDelaySeconds, useOffDelay, seconds } = event.command
  const delay = useOffDelay ? ' after its delay' : offDelaySeconds ? ` in ${offDelaySeconds} s` : ''
  return [`${event.command.source} ${action}${delay}${seconds ? ` for ${seconds} s` : ''}`]
}
