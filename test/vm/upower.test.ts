import { expect, test } from 'vitest'
import { runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { UnitOnUsb } from './support/unit-on-usb.ts'

const TIMEOUT = 180_000

/** What a desktop runs around UPower: udev with the vendor list, and a system bus. */
const DESKTOP = `
systemd-hwdb update
ln -s /bin/udevadm /tmp/systemd-udevd; /tmp/systemd-udevd --daemon
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
`
const DEVICE = '/org/freedesktop/UPower/devices/ups_hiddev0'

describeInGuest('UPower in the guest', () => {
  test('sees a UPS, its percentage and its state', { timeout: TIMEOUT }, async () => {
    const unit = await new UnitOnUsb().open()
    try {
      const script = `${WAIT_FOR}${DESKTOP}
${unit.attach}; sleep 3
/usr/libexec/upowerd >/tmp/upowerd.log 2>&1 &
wait_for 20 'state: *fully-charged' upower -i ${DEVICE}
upower -i ${DEVICE} | sed 's/^/FULL /'
upower -d | sed -n 's/on-battery/FULL on-battery/p'
echo HOST half
echo HOST blackout
wait_for 60 'state: *discharging' upower -i ${DEVICE}
upower -i ${DEVICE} | sed 's/^/OUTAGE /'
upower -d | sed -n 's/on-battery/OUTAGE on-battery/p'
echo HOST mains
wait_for 60 'state: *charging' upower -i ${DEVICE}
`
      const { output } = await runGuest(script, TIMEOUT - 10_000, (line) => unit.obey(line))
      expect(output).not.toMatch(/NOT SEEN/)
      for (const fact of [
        /FULL +vendor: +American Power Conversion/,
        /FULL +model: +Smart-UPS 1500/,
        /FULL +serial: +AS1234567890/,
        /FULL +power supply: +yes/,
        /FULL +percentage: +100%/,
        /FULL +time to empty: +42\.2 minutes/,
        /FULL on-battery: +no/,
        /OUTAGE +percentage: +(50|49)%/,
        /OUTAGE on-battery: +yes/,
      ])
        expect(output).toMatch(fact)
    } finally {
      await unit.bench.close()
    }
  })
})
