import { afterEach, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'
import { deviceSchema } from '../../src/lab/lab-file/schema.ts'
import { MicrolinkSession } from '../../src/protocols/microlink/session.ts'
import { MicrolinkHost } from '../protocols/microlink/host.ts'
import { ensureClients } from '../real-clients/setup/ensure-clients.ts'
import { type NutServer, startNut } from '../real-clients/setup/nut.ts'
import { HOST_ASKED, runGuest } from './setup/run-guest.ts'
import { apcupsd } from './support/apcupsd.ts'
import { describeInGuest } from './support/guest.ts'
import { NUT_ON_USB, WAIT_FOR } from './support/scripts.ts'

const clients = await ensureClients()
const TIMEOUT = 200_000
/** By which apcupsd finds its unit when it is started again, while the card's USB port is plugged in too. */
const SERIAL = 'AS1716230417'

/** Figures of one moment, by who reported them. */
type Figures = Record<string, string | number>

describeInGuest(
  'one state on all ports',
  () => {
    let bench: Bench
    let nut: NutServer | undefined
    afterEach(async () => {
      await nut?.stop()
      await bench.close()
    })

    test('Modbus over USB, Microlink, the legacy USB, UPS-Link and the control API tell the same of an outage', {
      timeout: TIMEOUT,
    }, async () => {
      bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
      const own = bench.add(
        'own',
        deviceSchema.parse({
          model: 'SMT1500RM2U',
          firmware: '09.3',
          serial: SERIAL,
          usb: 'usbip',
          settings: { unit: { modbusEnabled: true } },
        }),
      )
      const carded = bench.add(
        'carded',
        deviceSchema.parse({
          model: 'SMT1500RM2U',
          firmware: '09.3',
          smartslot1: {
            card: 'AP9620',
            serial: { pty: `/tmp/upslab-one-state-${process.pid}` },
            usb: 'usbip',
          },
        }),
      )
      await bench.open()
      const [usb] = own.endpoints
      const port = usb && 'address' in usb ? usb.address.split(':')[1]! : ''
      // A menu enables Modbus for serial and USB together, so this session has no port of its own.
      const microlink = new MicrolinkHost(new MicrolinkSession(own.ups, { randomByte: () => 7 }))
      microlink.start()
      const [serial] = carded.endpoints
      nut = await startNut('2.8.5', {
        ups: { old: { driver: 'apcsmart', port: serial && 'path' in serial ? serial.path : '' } },
      })
      const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
      const api = async (id: string) => {
        const answer = await app.request(`/api/v1/devices/${id}`, { headers: { host: '127.0.0.1:80' } })
        // biome-ignore lint/suspicious/noExplicitAny: inspected field by field
        return (await answer.json()) as any
      }
      const script = `${WAIT_FOR}${HOST_ASKED}${apcupsd({ type: 'modbus', device: SERIAL })}${NUT_ON_USB}
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-1; sleep 3
apcupsd_start
wait_for 30 'STATUS.*ONLINE' apcupsd_status
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-2; sleep 3
printf 'productid=0002\\npollfreq=2\\n' >>/etc/nut/ups.conf
nut_start
wait_for 30 '^OL' upsc u@127.0.0.1 ups.status
tell() {
  host saw $(apcaccess -f /tmp/a.conf -u | sed -n 's/^STATUS *: \\([A-Z]*\\).*/status=\\1/p;s/^BCHARGE *: /charge=/p') \\
    legacy-status=$(upsc u@127.0.0.1 ups.status 2>/dev/null | tr ' ' _) legacy-charge=$(upsc u@127.0.0.1 battery.charge 2>/dev/null) \\
    legacy-timer=$(upsc u@127.0.0.1 ups.timer.shutdown 2>/dev/null)
}
tell
host blackout
wait_for 30 'STATUS.*ONBATT' apcupsd_status
wait_for 30 '^OB' upsc u@127.0.0.1 ups.status
sleep 3; tell
host shutdown
sleep 4; tell
`
      const seen: { usb: Figures; api: Figures; microlink: Figures; upsLink: Figures }[] = []
      const act = async (line: string) => {
        if (line === 'HOST blackout') {
          for (const { ups } of bench.devices) ups.setInput({ voltage: 0 })
          for (const { ups } of bench.devices) ups.setBattery({ charge: 60 })
        }
        if (line === 'HOST shutdown')
          for (const { ups } of bench.devices)
            ups.command({ action: 'shutdown', targets: 'all', source: 'lcd', offDelaySeconds: 300 })
        if (!line.startsWith('HOST saw')) return
        const words = [...line.matchAll(/(\S+)=(\S*)/g)].map(([, name, value]) => [name!, value!] as const)
        microlink.refresh()
        const first = await api('own')
        const second = await api('carded')
        const legacy = await nut!.upsc('old')
        seen.push({
          usb: Object.fromEntries(words),
          api: {
            state: first.output.state,
            charge: first.battery.charge,
            second: second.battery.charge,
            seconds: first.outletGroups[0].pending?.seconds ?? -1,
          },
          microlink: {
            status: microlink.number('2:4.A') & 2 ? 'online' : 'on-battery',
            charge: microlink.number('2:4.5.20') / 512,
            seconds: (microlink.number('2:4.3E.2D') << 16) >> 16,
          },
          upsLink: { status: legacy['ups.status']!, charge: legacy['battery.charge']! },
        })
      }
      const { output } = await runGuest(script, TIMEOUT - 10_000, (line) =>
        line.startsWith('HOST ') ? act(line) : undefined,
      )
      expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
      const states = ['online', 'on-battery', 'on-battery']
      const countdowns = [-1, -1, 296]
      for (const [moment, reported] of seen.entries()) {
        const [online, countdown] = [states[moment] === 'online', countdowns[moment]!]
        expect(reported.api).toMatchObject({ state: states[moment] })
        expect(reported.microlink).toMatchObject({ status: states[moment] })
        expect(reported.usb).toMatchObject({ status: online ? 'ONLINE' : 'ONBATT' })
        expect(String(reported.usb['legacy-status'])).toMatch(online ? /^OL/ : /(?:^|_)OB/)
        expect(String(reported.upsLink.status)).toMatch(online ? /^OL/ : /(?:^|_)OB/)
        const charges = [
          reported.usb.charge,
          reported.usb['legacy-charge'],
          reported.api.second,
          reported.microlink.charge,
        ]
        for (const charge of [...charges, reported.upsLink.charge])
          expect(Math.abs(Number(charge) - Number(reported.api.charge)), `${charges}`).toBeLessThan(1)
        // A client's figure is as old as its last look.
        for (const seconds of [
          reported.api.seconds,
          reported.microlink.seconds,
          reported.usb['legacy-timer'],
        ])
          expect(Math.abs(Number(seconds) - countdown), `${seconds} at moment ${moment}`).toBeLessThan(6)
      }
      expect(seen).toHaveLength(3)
    })
  },
  clients,
)
