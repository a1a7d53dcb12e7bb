import { APCUPSD_ON_USB } from '../../vm/support/apcupsd.ts'
import { NUT_ON_USB, WAIT_FOR } from '../../vm/support/scripts.ts'
import type { Heading } from './transcript.ts'

/** A conversation to record: with what unit, and what the guest does once the unit is attached. */
export interface Conversation {
  readonly name: string
  readonly heading: Heading
  /** Shell script. A line `DO blackout` that it prints lets that happen to the unit. */
  readonly script: string
}

const SMT = { model: 'SMT1500RM2U', version: '09.3' } as const
const SUA = { model: 'SUA1000I', version: '18.0' } as const
const SEEDED = { card: 'AP9624', turnOffDelay: 12 } as const

const status = (seconds: number, pattern: string) =>
  `wait_for ${seconds} '${pattern}' upsc u@127.0.0.1 ups.status\n`
const command = (name: string) => `upscmd -u admin -p x u@127.0.0.1 ${name}; sleep 3\n`
const timer = (seconds: number, pattern: string, name: string) =>
  `wait_for ${seconds} '${pattern}' upsc u@127.0.0.1 ups.timer.${name}\n`

const NUT = `${NUT_ON_USB}
nut_start
wait_for 30 'ups.status: OL' upsc u@127.0.0.1
`
/** Off by DelayBeforeShutdown, and what comes of it; turned on again, then off by DelayBeforeReboot. */
const SEED = `${NUT}${command('load.off.delay')}sleep 25
echo DO on
sleep 5
${command('shutdown.reboot')}sleep 24
nut_stop
`
const OUTAGE = `echo DO blackout
${status(20, '^OB')}echo DO low
${status(20, 'LB')}echo DO full
echo DO mains
${status(20, '^OL')}`

const APCUPSD = `${APCUPSD_ON_USB}
apcupsd_start
wait_for 40 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
echo DO blackout
wait_for 40 'STATUS.*ONBATT' apcaccess -f /tmp/a.conf
echo DO mains
wait_for 40 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
apcupsd_stop
`
const KILL = `touch /tmp/a/powerfail; apcupsd -f /tmp/a.conf --killpower; sleep 3
`
const MODBUS = `sed -i 's/^UPSTYPE.*/UPSTYPE modbus/; s/^DEVICE.*/DEVICE/' /tmp/a.conf
`

export const CONVERSATIONS: readonly Conversation[] = [
  {
    name: 'kernel-smt',
    heading: { client: 'Linux 6.1: usbcore, usbhid, hidraw and hiddev', ...SMT },
    script: `lsusb; cat /dev/usb/hiddev0 & sleep 2; echo DO blackout; sleep 2; echo DO mains; sleep 1; kill $!
usbhid-dump -e descriptor
`,
  },
  {
    name: 'nut-smt',
    heading: { client: 'NUT 2.8.0 usbhid-ups', ...SMT },
    script: `${NUT}${OUTAGE}${command('beeper.mute')}${command('load.off.delay')}${timer(10, '^1?[0-9]$', 'shutdown')}${command('shutdown.stop')}${timer(40, '^-1$', 'shutdown')}${command('shutdown.reboot')}nut_stop
`,
  },
  {
    name: 'nut-forky-smt',
    heading: { client: 'NUT 2.8.5 usbhid-ups', ...SMT },
    script: `NUT_AT=/forky/call/
${NUT}${OUTAGE}${command('load.off.delay')}${timer(10, '^1?[0-9]$', 'shutdown')}${command('shutdown.stop')}nut_stop
`,
  },
  {
    name: 'nut-seed-09.2',
    heading: { client: 'NUT 2.8.0 usbhid-ups', ...SMT, ...SEEDED, version: '09.2' },
    script: SEED,
  },
  {
    name: 'nut-seed-09.3',
    heading: { client: 'NUT 2.8.0 usbhid-ups', ...SMT, ...SEEDED },
    script: SEED,
  },
  {
    name: 'apcupsd-smt',
    heading: { client: 'apcupsd 3.14.14, usb driver', ...SMT },
    script: `${APCUPSD}${KILL}`,
  },
  {
    name: 'apcupsd-modbus-smt',
    heading: { client: 'apcupsd 3.14.14, modbus driver over USB', ...SMT },
    script: APCUPSD.replace('\napcupsd_start', `\n${MODBUS}apcupsd_start`) + KILL,
  },
  {
    name: 'nut-sua',
    heading: { client: 'NUT 2.8.0 usbhid-ups', ...SUA },
    script: `${NUT}upsc u@127.0.0.1 2>/dev/null | sed 's/^/VAR /'
upscmd -l u@127.0.0.1 2>/dev/null | sed 's/^/CMD /'
upsrw u@127.0.0.1 2>/dev/null | sed 's/^/RW /'
${OUTAGE}${['test.battery.start.quick', 'test.battery.stop', 'test.panel.start', 'test.panel.stop', 'beeper.disable', 'beeper.enable', 'load.off.delay', 'shutdown.stop', 'shutdown.return', 'shutdown.stop', 'shutdown.reboot', 'shutdown.stop', 'shutdown.stayoff', 'shutdown.stop', 'load.off', 'load.on'].map(command).join('')}nut_stop
`,
  },
  {
    name: 'apcupsd-sua',
    heading: { client: 'apcupsd 3.14.14, usb driver', ...SUA },
    script: `${APCUPSD}${KILL}`,
  },
]

/** All of a conversation, from the attach. */
export function scriptOf({ script }: Conversation, port: number): string {
  return `${WAIT_FOR}usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-1 && sleep 3
${script}`
}
