/** Published differences of simple signaling, as apcupsd's dumb type and NUT's genericups meet them. */
import { expect, onTestFinished, test } from 'vitest'
import { Bench } from '../../src/lab/bench.ts'
import { deviceSchema } from '../../src/lab/lab-file/schema.ts'
import { HOST_ASKED, onHostLine, runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { DUMB_APCUPSD, GENERICUPS } from './support/simple-clients.ts'

const TIMEOUT = 240_000
const VERSIONS = ['09.4', '09.5'] as const

describeInGuest('published differences of simple signaling', () => {
  test.each(VERSIONS)(
    'id20-simple-linefail-off and id20-simple-si-glitch on UPS %s',
    { timeout: TIMEOUT },
    async (firmware) => {
      // A pulse of 300 ms lasts for 3 s, so that a client that polls once a second meets it.
      const bench = new Bench({ time: { virtual: false, speed: 0.1 }, usbip: '127.0.0.1:0' })
      onTestFinished(() => bench.close())
      const unit = (cable: string) =>
        deviceSchema.parse({
          model: 'SMT1500RM1U',
          firmware: { version: firmware, id: 20 },
          rj45: { protocol: 'simple', cable, usbip: true },
        })
      const apcupsd = bench.add('apcupsd', unit('940-0128A'))
      const nut = bench.add('nut', unit('940-0095A'))
      await bench.open()
      const [end] = apcupsd.endpoints
      const port = end && 'address' in end ? end.address.split(':')[1]! : ''
      const script = `${WAIT_FOR}${HOST_ASKED}${DUMB_APCUPSD('940-0128A')}${GENERICUPS(1)}
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-1; sleep 3
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-2; sleep 3
apcupsd_start; genericups_start
wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
wait_for 30 '^OL$' upsc u@127.0.0.1 ups.status
host blackout
wait_for 30 'STATUS.*ONBATT' apcaccess -f /tmp/a.conf
wait_for 30 '^OB' upsc u@127.0.0.1 ups.status
host off
sleep 6
echo "OFF apcupsd $(apcaccess -f /tmp/a.conf | grep STATUS)"
echo "OFF nut $(upsc u@127.0.0.1 ups.status 2>/dev/null)"
host mains
wait_for 30 '^OL$' upsc u@127.0.0.1 ups.status
host on
n=0; while [ $n -lt 16 ]; do echo "ON nut $(upsc u@127.0.0.1 ups.status 2>/dev/null)"; sleep 0.5; n=$((n+1)); done
`
      const { output } = await runGuest(
        script,
        TIMEOUT - 10_000,
        onHostLine(async (line) => {
          for (const { ups } of [apcupsd, nut]) {
            if (line === 'HOST blackout') ups.setInput({ voltage: 0 })
            if (line === 'HOST off') ups.command({ action: 'off', targets: 'all', source: 'lcd' })
            if (line === 'HOST mains') ups.setInput({ voltage: 120 })
            if (line === 'HOST on') ups.simpleSignal('remote-on', 'lcd')
          }
        }),
      )
      expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
      const isAffected = firmware === '09.4'
      // The utility is gone and so is the output: the affected version says that all is well.
      expect(output).toMatch(isAffected ? /^OFF apcupsd .*ONLINE/m : /^OFF apcupsd .*ONBATT/m)
      expect(output).toMatch(isAffected ? /^OFF nut OL$/m : /^OFF nut OB$/m)
      const seenOn = [...output.matchAll(/^ON nut (.*)$/gm)].map(([, status]) => status)
      expect(seenOn.at(-1)).toBe('OL')
      expect(seenOn.some((status) => /LB/.test(status!))).toBe(isAffected)
    },
  )
})
