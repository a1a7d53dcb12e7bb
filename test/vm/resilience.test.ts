import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOST_ASKED, runGuest } from './setup/run-guest.ts'
import { APCUPSD_ON_USB } from './support/apcupsd.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'
import { UnitOnUsb } from './support/unit-on-usb.ts'

const TIMEOUT = 240_000

describeInGuest('USB/IP when things go wrong', () => {
  let unit: UnitOnUsb
  beforeEach(async () => {
    unit = await new UnitOnUsb().open()
  })
  afterEach(() => unit.bench.close())

  test('a busy device, one unplugged while it is read, a server that is gone and back', {
    timeout: TIMEOUT,
  }, async () => {
    const script = `${WAIT_FOR}${HOST_ASKED}${NUT_ON_USB}${APCUPSD_ON_USB}
on_bus() { ls /sys/bus/usb/devices | grep -c '^1-1$'; }
${unit.attach}; sleep 3
nut_start
wait_for 20 '^OL' upsc u@127.0.0.1 ups.status
${unit.attach} 2>&1 | sed 's/^/SECOND /'
( while [ ! -e /tmp/stop ]; do usbhid-dump -m 051d:0003 -e descriptor >/dev/null 2>&1; done ) &
host dark
touch /tmp/stop
wait_for 20 '^0' on_bus
host bright
${unit.attach}; sleep 2
wait_for 60 '^OL' upsc u@127.0.0.1 ups.status
host restart
wait_for 20 '^0' on_bus
${unit.attach}; sleep 2
wait_for 60 '^OL' upsc u@127.0.0.1 ups.status
nut_stop
usbip detach -p 0; sleep 2
${unit.attach}; sleep 3
apcupsd_start
wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
`
    const { output, status } = await runGuest(script, TIMEOUT - 10_000, (line) => {
      if (line === 'HOST restart') return unit.restart()
      if (line === 'HOST dark') {
        for (const cause of ['HOST blackout', 'HOST empty']) unit.obey(cause)
        // The electronics stay awake for some minutes after the output has gone off.
        unit.bench.advance(900)
        return Promise.resolve()
      }
      if (line === 'HOST bright') unit.obey('HOST mains')
      if (line === 'HOST bright') return Promise.resolve()
      return undefined
    })
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    expect(output).toMatch(/SECOND .*(busy|in use)/i)
    expect(status).toBe(0)
  })

  test('a guest that dies with the device attached does not keep it', { timeout: TIMEOUT }, async () => {
    const first = await runGuest(`${unit.attach}; sleep 3; echo b >/proc/sysrq-trigger; sleep 60`, 60_000)
    expect(first.status).toBeUndefined()
    const second = await runGuest(`${unit.attach}; sleep 3; lsusb`, 60_000)
    expect(second.output).toMatch(/ID 051d:0003/)
  })
})
