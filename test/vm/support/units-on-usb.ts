import { onTestFinished } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import type { Device } from '../../../src/lab/device.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { nutConfiguration } from './scripts.ts'

/** Several units on USB/IP, each with a driver of NUT 2.8.5 of its own: the first is `u1@127.0.0.1`. */
export interface UnitsOnUsb {
  readonly bench: Bench
  readonly devices: readonly Device[]
  /** Where the hub listens, on the host's loopback. */
  readonly port: string
  /** The part of a script that attaches all units and starts NUT on them. */
  readonly nut: string
}

/** By which a driver finds its unit. */
const serialOf = (n: number) => `AS17162304${String(n).padStart(2, '0')}`

/** @param speed device seconds to the second */
export async function unitsOnUsb(configs: readonly object[], speed = 1): Promise<UnitsOnUsb> {
  const bench = new Bench({ time: { virtual: false, speed }, usbip: '127.0.0.1:0' })
  onTestFinished(() => bench.close())
  const devices = configs.map((config, nth) =>
    bench.add(`ups${nth + 1}`, deviceSchema.parse({ usb: 'usbip', serial: serialOf(nth + 1), ...config })),
  )
  await bench.open()
  const [end] = devices[0]!.endpoints
  const port = end && 'address' in end ? end.address.split(':')[1]! : ''
  const lines = configs.map((_, nth) => {
    const n = nth + 1
    const section = `[u${n}]\\ndriver=usbhid-ups\\nport=auto\\nserial=${serialOf(n)}\\npollinterval=1\\noffdelay=20\\n`
    return {
      attach: `usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-${n}; sleep 1`,
      configure: `printf '${section}' >>/etc/nut/ups.conf`,
      start: `/forky/call/usbhid-ups -a u${n} -u root >/tmp/driver.log 2>&1 || cat /tmp/driver.log`,
      wait: `wait_for 20 'ups.status: OL' upsc u${n}@127.0.0.1`,
    }
  })
  const all = (part: keyof (typeof lines)[number]) => lines.map((line) => line[part]).join('\n')
  const nut = `${nutConfiguration()}
: >/etc/nut/ups.conf
${all('attach')}
sleep 4
${all('configure')}
${all('start')}
/forky/call/upsd -u root >/tmp/upsd.log 2>&1 || cat /tmp/upsd.log
${all('wait')}
`
  return { bench, devices, port, nut }
}
