/** Published differences at the USB port, as NUT's usbhid-ups and apcupsd meet them. */
import { expect, onTestFinished, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import { deviceSchema } from '../../src/lab/lab-file/schema.ts'
import { HOST_ASKED, onHostLine, runGuest } from './setup/run-guest.ts'
import { apcupsd } from './support/apcupsd.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'

const TIMEOUT = 240_000

/** A bench in real time with units on USB, and where its hub is. */
async function onUsb(configs: readonly object[]) {
  const bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
  onTestFinished(() => bench.close())
  const devices = configs.map((config, nth) =>
    bench.add(`ups${nth}`, deviceSchema.parse({ usb: 'usbip', ...config })),
  )
  await bench.open()
  const [end] = devices[0]!.endpoints
  return { bench, devices, port: end && 'address' in end ? end.address.split(':')[1]! : '' }
}

describeInGuest('published differences at the USB port', () => {
  test('c-usb-suspend and srt-id-change, by NUT 2.8.5', { timeout: TIMEOUT }, async () => {
    const { bench, devices, port } = await onUsb([
      { model: 'SMT1500C', firmware: { version: '16.9', id: 1027 } },
      { model: 'SMT1500C', firmware: { version: '17.0', id: 1027 } },
      { model: 'SRT5KXLI', firmware: { version: '02.8', id: 1001 } },
    ])
    const attach = (bus: number) => `usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-${bus} && sleep 2`
    const script = `${WAIT_FOR}${HOST_ASKED}
NUT_AT=/forky/call/
${NUT_ON_USB}
for bus in 1 2; do
  ${attach(1).replace('1-1', '1-$bus')}
  nut_start
  wait_for 20 'ups.status: OL' upsc u@127.0.0.1
  host sleeps $bus
  sleep 8
  echo "SLEPT $bus $(upsc u@127.0.0.1 ups.status 2>&1)"
  nut_stop
  usbip detach -p 00; sleep 1
done
${attach(3)}
nut_start
wait_for 20 'ups.firmware: .*1001' upsc u@127.0.0.1
host updates
nut_stop
usbip detach -p 00; sleep 1
${attach(3)}
nut_start
wait_for 20 'ups.firmware: .*' upsc u@127.0.0.1
echo "UPDATED $(upsc u@127.0.0.1 ups.firmware 2>/dev/null)"
`
    const { output } = await runGuest(
      script,
      TIMEOUT - 10_000,
      onHostLine(async (line) => {
        const [, what, bus] = line.split(' ')
        if (what === 'sleeps')
          devices[Number(bus) - 1]!.wires.get('usb')!.set([{ fault: 'host-asleep', ms: 500 }])
        if (what !== 'updates') return
        const { ups } = devices[2]!
        ups.command({ action: 'off', targets: 'all', source: 'lcd' })
        bench.advance(60)
        ups.update.start({ version: '02.9', via: 'usb' })
        bench.advance(3600)
      }),
    )
    console.log(output)
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
  })

  test('field-modbus-bad-values, by apcupsd in the tunnel', { timeout: TIMEOUT }, async () => {
    const ROW = 'field-modbus-bad-values'
    const unit = (probability: number) => ({
      model: 'SMC1500C',
      firmware: { version: '04.3', id: 1018, defects: { [ROW]: { probability } } },
      settings: { unit: { modbusEnabled: true } },
    })
    const { port } = await onUsb([unit(0), unit(0.3)])
    const script = `${WAIT_FOR}
${apcupsd({ type: 'modbus' })}
for bus in 1 2; do
  usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-$bus && sleep 3
  apcupsd_start
  sleep 15
  for n in 1 2 3 4 5 6; do
    apcaccess -f /tmp/a.conf | grep -E 'LINEV|BCHARGE|TIMELEFT|STATUS|ITEMP|LOADPCT' | sed "s/^/SEEN $bus /"
    sleep 2
  done
  apcupsd_stop
  usbip detach -p 00; sleep 2
done
`
    const { output } = await runGuest(script, TIMEOUT - 10_000)
    console.log(output)
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
  })
})
