import { describe, expect, test } from 'vitest'
import { ensureGuest } from './setup/ensure-guest.ts'
import { runGuest } from './setup/run-guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { UnitOnUsb } from './support/unit-on-usb.ts'

const guest = await ensureGuest()
const why = guest.available ? '' : ` (skipped: ${guest.reason})`
const TIMEOUT = 180_000

/** What a desktop runs around UPower: udev with the vendor list, and a system bus. */
const DESKTOP = `
systemd-hwdb update
udevadm_daemon() { ln -s /bin/udevadm /tmp/systemd-udevd; /tmp/systemd-udevd --daemon; }
udevadm_daemon
cat >/tmp/bus.conf <<X
<busconfig>
  <type>system</type>
  <listen>unix:path=/tmp/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_type="method_call"/><allow send_type="signal"/>
    <allow send_destination="*"/><allow receive_type="method_call"/><allow receive_sender="*"/>
  </policy>
</busconfig>
X
export DBUS_SYSTEM_BUS_ADDRESS=unix:path=/tmp/bus
dbus-daemon --config-file=/tmp/bus.conf --fork
/usr/libexec/upowerd --verbose >/tmp/upowerd.log 2>&1 &
`
const DEVICE = '/org/freedesktop/UPower/devices/ups_hiddev0'

describe.skipIf(!guest.available)(`UPower in the guest${why}`, () => {
  test('sees a UPS, its percentage and its state', { timeout: TIMEOUT }, async () => {
    const unit = await new UnitOnUsb().open()
    try {
      const script = `${WAIT_FOR}${DESKTOP}
${unit.attach}
wait_for 20 hiddev upower -e
wait_for 20 'state: *fully-charged' upower -i ${DEVICE}
upower -i ${DEVICE} | sed 's/^/FULL /'
echo HOST half
echo HOST blackout
wait_for 60 'state: *discharging' upower -i ${DEVICE}
upower -i ${DEVICE} | sed 's/^/OUTAGE /'
echo HOST mains
wait_for 60 'state: *charging' upower -i ${DEVICE}
tail -20 /tmp/upowerd.log
ls /sys/class/usbmisc /run/udev/data
`
      const { output } = await runGuest(script, TIMEOUT - 10_000, (line) => unit.obey(line))
      console.log(output)
      expect(output).not.toMatch(/NOT SEEN/)
      expect(output).toMatch(/FULL +model: +Smart-UPS 1500/)
      expect(output).toMatch(/FULL +serial: +AS1234567890/)
      expect(output).toMatch(/FULL +percentage: +100%/)
      expect(output).toMatch(/OUTAGE +percentage: +(50|49)%/)
    } finally {
      await unit.bench.close()
    }
  })
})
