import { afterEach, expect, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import type { Device } from '../../src/lab/device.ts'
import { runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { DUMB_APCUPSD, GENERICUPS } from './support/simple-clients.ts'

const TIMEOUT = 200_000

describeInGuest("simple signaling on units' own ports, in a guest", () => {
  let bench: Bench
  afterEach(() => bench.close())

  test('apcupsd dumb on an SMT, NUT genericups on an SUA: states and kill power', {
    timeout: TIMEOUT,
  }, async () => {
    bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
    const smt = bench.add('smt', {
      model: 'SMT1500',
      rj45: { protocol: 'simple', cable: '940-0128A', usbip: true },
    })
    const sua = bench.add('sua', {
      model: 'SUA1500',
      rj45: { protocol: 'simple', cable: '940-0095A', usbip: true },
    })
    await bench.open()
    const [end] = smt.endpoints
    const port = end && 'address' in end ? end.address.split(':')[1]! : ''
    const script = `${WAIT_FOR}${DUMB_APCUPSD('940-0128A')}${GENERICUPS(1)}
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-1; sleep 3
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-2; sleep 3
apcupsd_start; genericups_start
wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
wait_for 30 '^OL$' upsc u@127.0.0.1 ups.status
echo HOST blackout
wait_for 30 'STATUS.*ONBATT' apcaccess -f /tmp/a.conf
wait_for 30 '^OB' upsc u@127.0.0.1 ups.status
echo HOST low
wait_for 60 'STATUS.*(LOWBATT|SHUTTING)' apcaccess -f /tmp/a.conf
wait_for 60 'OB.*LB|LB.*OB|FSD' upsc u@127.0.0.1 ups.status
killall apcupsd genericups 2>/dev/null; sleep 2
apcupsd_kills_power
genericups_kills_power
`
    const both = [smt, sua]
    const { output } = await runGuest(script, TIMEOUT - 10_000, (line) => {
      if (line === 'HOST blackout') for (const { ups } of both) ups.setInput({ voltage: 0 })
      if (line === 'HOST low') for (const { ups } of both) ups.setBattery({ charge: 2.5 })
    })
    expect(output).not.toMatch(/NOT SEEN/)
    for (const device of both) {
      expect(requests(device)).toEqual(['request-shutdown from rj45'])
      bench.advance(200)
      expect(device.ups.outlets.anyOn).toBe(false)
    }
    for (const { ups } of both) ups.setInput({ voltage: 120 })
    bench.advance(200)
    expect(both.map(({ ups }) => ups.outlets.groups.every(({ on }) => on))).toEqual([true, true])
  })

  const requests = (device: Device) =>
    bench.journal
      .since(0)
      .flatMap((event) =>
        event.type === 'signal' && event.device === device.id
          ? [`${event.request} from ${event.source}`]
          : [],
      )
})
