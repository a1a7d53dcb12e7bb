import { afterEach, beforeEach, expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import type { Device } from '../../src/lab/device.ts'
import { reportDescriptor5g } from '../../src/protocols/hid-power-device/descriptor-5g.ts'
import { runGuest } from './setup/run-guest.ts'
import { APCUPSD_ON_USB, apcupsd } from './support/apcupsd.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'

const TIMEOUT = 240_000

let bench: Bench
let device: Device
let port: string

async function open(firmware: string, speed = 1): Promise<void> {
  bench = new Bench({ time: { virtual: false, speed }, usbip: '127.0.0.1:0' })
  device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware,
    usb: 'usbip',
    smartslot1: { card: 'AP9624', mode: 'confirmed', advancedPortAlwaysConfirmed: true },
    settings: { unit: { modbusEnabled: true } },
  })
  await bench.open()
  const [end] = device.endpoints
  port = end && 'address' in end ? end.address.split(':')[1]! : ''
}

beforeEach(() => open('09.2'))
afterEach(() => bench.close())

/** What the script asks of the host, by lines such as `HOST blackout`. */
function host(line: string): void {
  if (line === 'HOST blackout') device.ups.setInput({ voltage: 0 })
  if (line === 'HOST mains') device.ups.setInput({ voltage: 120 })
  if (line === 'HOST low') device.ups.setBattery({ charge: 1 })
  if (line === 'HOST full') device.ups.setBattery({ charge: 100 })
}

const ATTACH = () => `usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-1 && sleep 3`
describeInGuest('a UPS on USB/IP, seen by an unmodified guest', () => {
  test('the kernel makes hidraw and hiddev of it, and reads back our descriptor', {
    timeout: TIMEOUT,
  }, async () => {
    const script = `${ATTACH()}
lsusb
ls /dev/usb/ /dev/ | grep -E 'hiddev|hidraw'
usbhid-dump -e descriptor
for i in /sys/bus/hid/devices/*/report_descriptor; do od -An -v -tx1 $i | tr -d ' \\n'; echo " DESCRIPTOR"; done
`
    const { output, status } = await runGuest(script, TIMEOUT - 10_000, host)
    expect(output).toMatch(/ID 051d:0003/)
    expect(output).toMatch(/hiddev0/)
    expect(output).toContain(`${Buffer.from(reportDescriptor5g()).toString('hex')} DESCRIPTOR`)
    expect(status).toBe(0)
  })

  test.each([
    ['2.8.0', ''],
    ['2.8.5', '/forky/call/'],
  ])(
    'NUT %s usbhid-ups: all variables and commands; on line, on battery, low, back',
    {
      timeout: TIMEOUT,
    },
    async (_version, at) => {
      const script = `${WAIT_FOR}${ATTACH()}
NUT_AT=${at}
${NUT_ON_USB}
nut_start
wait_for 20 'ups.status: OL' upsc u@127.0.0.1
upsc u@127.0.0.1 2>/dev/null | sed 's/^/VAR /'
upscmd -l u@127.0.0.1 2>/dev/null | sed 's/^/CMD /'
echo HOST blackout
wait_for 20 '^OB' upsc u@127.0.0.1 ups.status
echo HOST low
wait_for 20 'OB.*LB|LB.*OB' upsc u@127.0.0.1 ups.status
echo HOST full
echo HOST mains
wait_for 20 '^OL' upsc u@127.0.0.1 ups.status
`
      const { output } = await runGuest(script, TIMEOUT - 10_000, host)
      expect(output).not.toMatch(/NOT SEEN/)
      const variables = Object.fromEntries(
        [...output.matchAll(/^VAR (\S+): (.*)$/gm)].map(([, name, value]) => [name!, value!]),
      )
      expect(variables).toMatchObject({
        'battery.charge': '100',
        'battery.charge.low': '10',
        'battery.charge.warning': '50',
        'battery.runtime': expect.stringMatching(/^25\d\d$/),
        'battery.runtime.low': '120',
        'battery.type': 'PbAc',
        'battery.voltage': '27.3',
        'battery.voltage.nominal': '24.0',
        'device.type': 'ups',
        'ups.beeper.status': 'enabled',
        'ups.delay.shutdown': '20',
        'ups.firmware': 'UPS 09.2 / ID=18',
        'ups.mfr': 'American Power Conversion ',
        'ups.model': 'Smart-UPS 1500',
        'ups.productid': '0003',
        'ups.serial': 'AS1234567890  ',
        'ups.status': 'OL',
        'ups.timer.reboot': '-1',
        'ups.timer.shutdown': '-1',
        'ups.vendorid': '051d',
      })
      const commands = [...output.matchAll(/^CMD (\S+)/gm)].map(([, name]) => name)
      expect(commands).toEqual(
        expect.arrayContaining([
          'beeper.disable',
          'beeper.mute',
          'load.off',
          'load.off.delay',
          'shutdown.reboot',
          'shutdown.stop',
        ]),
      )
    },
  )

  test.each([
    ['09.2', [false, true], [false, true]],
    ['09.3', [false], [false, true]],
  ])(
    'the seed by USB on %s: load.off.delay and the sleep of DelayBeforeReboot',
    { timeout: TIMEOUT },
    async (version, off, sleep) => {
      await bench.close()
      // Four times as fast: countdowns of 20 s are over in five.
      await open(version, 4)
      for (const group of ['MOG', 'SOG0'] as const) device.ups.settings.setGroup(group, 'turnOffDelay', 12)
      const script = `${WAIT_FOR}${ATTACH()}
${NUT_ON_USB}
nut_start
wait_for 20 'ups.status: OL' upsc u@127.0.0.1
echo HOST mark
upscmd -u admin -p x u@127.0.0.1 load.off.delay
wait_for 15 '^[0-9]+$' upsc u@127.0.0.1 ups.timer.shutdown
sleep 12
echo HOST mark
echo HOST on
sleep 3
upscmd -u admin -p x u@127.0.0.1 shutdown.reboot
sleep 10
echo HOST mark
`
      const marks: number[] = []
      const { output } = await runGuest(script, TIMEOUT - 10_000, (line) => {
        host(line)
        if (line === 'HOST mark') marks.push(bench.journal.since(0).at(-1)?.id ?? 0)
        if (line === 'HOST on') device.ups.simpleSignal('remote-on', 'lcd')
      })
      expect(output).not.toMatch(/NOT SEEN/)
      const relays = (from: number, to: number) =>
        bench.journal
          .since(from)
          .filter((event) => event.id <= to && event.type === 'outlet' && event.group === 'MOG')
          .map((event) => 'on' in event && event.on)
      const [start = 0, middle = 0, end = 0] = marks
      expect(relays(start, middle)).toEqual(off)
      expect(relays(middle, end).slice(version === '09.2' ? 0 : 1)).toEqual(sleep)
    },
  )

  test('apcupsd over hiddev: on line, on battery, back, low, kill power', { timeout: TIMEOUT }, async () => {
    const script = `${WAIT_FOR}${ATTACH()}
${APCUPSD_ON_USB}
apcupsd_start
wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
apcaccess -f /tmp/a.conf | sed 's/^/VAR /'
echo HOST blackout
wait_for 30 'STATUS.*ONBATT' apcaccess -f /tmp/a.conf
echo HOST mains
wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
echo HOST blackout
wait_for 30 'STATUS.*ONBATT' apcaccess -f /tmp/a.conf
echo HOST low
wait_for 30 'STATUS.*(LOWBATT|SHUTTING)' apcaccess -f /tmp/a.conf
apcupsd_stop
apcupsd_kills_power
sleep 2
`
    const { output } = await runGuest(script, TIMEOUT - 10_000, host)
    expect(output).not.toMatch(/NOT SEEN/)
    expect(output).toMatch(/VAR MODEL\s*: Smart-UPS 1500/)
    expect(output).toMatch(/VAR BCHARGE\s*: 100/)
    const killed = bench.journal.since(0).findLast((event) => event.type === 'command')
    // DelayBeforeReboot of 60 s: "UPS appears to support DelayBeforeReboot style hibernate".
    expect(killed).toMatchObject({ command: { action: 'sleep', source: 'usb', seconds: 60 } })
  })

  test('apcupsd Modbus in the HID tunnel: on line, on battery, low, kill power', {
    timeout: TIMEOUT,
  }, async () => {
    const script = `${WAIT_FOR}${ATTACH()}
${apcupsd({ type: 'modbus' })}
apcupsd_start
wait_for 30 'STATUS.*ONLINE' apcupsd_status
apcupsd_status | sed 's/^/VAR /'
echo HOST blackout
wait_for 30 'STATUS.*ONBATT' apcupsd_status
echo HOST low
wait_for 30 'STATUS.*(LOWBATT|SHUTTING)' apcupsd_status
apcupsd_stop
apcupsd_kills_power
`
    const { output } = await runGuest(script, TIMEOUT - 10_000, host)
    expect(output).not.toMatch(/NOT SEEN/)
    expect(output).toMatch(/VAR FIRMWARE\s*: UPS 09\.2 \/ 00\.4/)
    const killed = bench.journal.since(0).find((event) => event.type === 'signal' && event.source === 'usb')
    expect(killed).toMatchObject({ request: 'request-shutdown' })
  })
})
