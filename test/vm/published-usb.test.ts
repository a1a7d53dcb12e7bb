/** Published differences at the USB port, as NUT's usbhid-ups and apcupsd meet them. */
import { expect, test } from 'vitest'
import { HOST_ASKED, onHostLine, runGuest } from './setup/run-guest.ts'
import { apcupsd } from './support/apcupsd.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { unitsOnUsb } from './support/units-on-usb.ts'

const TIMEOUT = 240_000

describeInGuest('published differences at the USB port', () => {
  test('c-usb-suspend and srt-id-change, by NUT 2.8.5', { timeout: TIMEOUT }, async () => {
    const { bench, devices, port, nut } = await unitsOnUsb([
      { model: 'SMT1500C', firmware: { version: '16.9', id: 1027 } },
      { model: 'SMT1500C', firmware: { version: '17.0', id: 1027 } },
      { model: 'SRT5KXLI', firmware: { version: '02.8', id: 1001 } },
    ])
    const script = `${WAIT_FOR}${HOST_ASKED}${nut}
wait_for 20 '1001' upsc u3@127.0.0.1 ups.firmware
host sleeps
sleep 2
host fails
wait_for 20 '^OB' upsc u2@127.0.0.1 ups.status
echo "SLEPT $(upsc u1@127.0.0.1 ups.status 2>/dev/null)"
kill $(cat /run/nut/usbhid-ups-u3.pid)
host updates
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-3; sleep 4
/forky/call/usbhid-ups -a u3 -u root >/tmp/driver.log 2>&1 || cat /tmp/driver.log
wait_for 40 '02.9' upsc u3@127.0.0.1 ups.firmware
echo "UPDATED $(upsc u3@127.0.0.1 ups.firmware 2>/dev/null)"
`
    const { output } = await runGuest(
      script,
      TIMEOUT - 10_000,
      onHostLine(async (line) => {
        const [affected, fixed, updated] = devices
        if (line === 'HOST sleeps')
          for (const device of [affected!, fixed!])
            device.wires.get('usb')!.set([{ fault: 'host-asleep', ms: 500 }])
        if (line === 'HOST fails') for (const { ups } of [affected!, fixed!]) ups.setInput({ voltage: 0 })
        if (line !== 'HOST updates') return
        updated!.ups.command({ action: 'off', targets: 'all', source: 'lcd' })
        bench.advance(60)
        updated!.ups.update.start({ version: '02.9', via: 'usb' })
        bench.advance(3600)
      }),
    )
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    // The affected unit is on battery and its driver is not informed.
    expect(first(output, 'SLEPT')).not.toMatch(/OB/)
    expect(first(output, 'UPDATED')).toBe('UPS 02.9 / ID=1013')
  })

  test('field-modbus-bad-values, by apcupsd in the tunnel', { timeout: TIMEOUT }, async () => {
    const ROW = 'field-modbus-bad-values'
    const unit = (probability: number) => ({
      model: 'SMC1500C',
      firmware: { version: '04.3', id: 1018, defects: { [ROW]: { probability } } },
      settings: { unit: { modbusEnabled: true } },
    })
    const { port } = await unitsOnUsb([unit(0), unit(0.3)])
    const script = `${WAIT_FOR}
${apcupsd({ type: 'modbus' })}
for bus in 1 2; do
  usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-$bus && sleep 3
  apcupsd_start
  wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
  for n in 1 2 3 4 5 6; do
    apcaccess -f /tmp/a.conf | grep -E 'LINEV|BCHARGE|TIMELEFT' | sed "s/^/READ $bus /"
    sleep 2
  done
  apcupsd_stop
  usbip detach -p 00; sleep 2
done
`
    const { output } = await runGuest(script, TIMEOUT - 10_000)
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    const read = (bus: number) => output.match(new RegExp(`^READ ${bus} .*$`, 'gm')) ?? []
    const isRight = (text: string) => /LINEV\s*: 120\.0|BCHARGE\s*: 100\.0|TIMELEFT\s*: 3\d\.\d/.test(text)
    expect(read(1).filter((text) => !isRight(text))).toEqual([])
    expect(read(1)).toHaveLength(18)
    expect(read(2).some((text) => !isRight(text))).toBe(true)
  })
})

/** What the script printed behind a word. */
function first(output: string, word: string): string | undefined {
  return new RegExp(`^${word} (.*)$`, 'm').exec(output)?.[1]
}
