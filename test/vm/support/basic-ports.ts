import { expect } from 'vitest'
import { Bench } from '../../../src/lab/bench.ts'
import type { Device } from '../../../src/lab/device.ts'
import { firmwareOf } from '../../../src/lab/device.ts'
import { HOST_ASKED, runGuest } from '../setup/run-guest.ts'
import { WAIT_FOR } from './scripts.ts'
import { DUMB_APCUPSD, GENERICUPS } from './simple-clients.ts'

/** The whole run in one guest; each mode has a test file of its own, so that they can run side by side. */
export const GUEST_TIMEOUT = 300_000

let bench: Bench
let device: Device

async function open(mode: 'confirmed' | 'timer'): Promise<string> {
  bench = new Bench({ time: { virtual: false, speed: 1 }, usbip: '127.0.0.1:0' })
  device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: {
      card: 'AP9624',
      mode,
      advancedPortAlwaysConfirmed: true,
      timerSeconds: 15,
      lowBatterySignalSeconds: 20,
      basic1: { cable: '940-0020B', usbip: true },
      basic2: { cable: '940-0095A', usbip: true },
    },
    settings: {
      groups: {
        MOG: { turnOffDelay: 25, turnOnDelay: 0, stayOffDelay: 5 },
        SOG0: { turnOffDelay: 25, turnOnDelay: 0, stayOffDelay: 5 },
      },
    },
  })
  await bench.open()
  const [first, second] = device.endpoints
  expect([first, second]).toMatchObject([
    { port: 'smartslot1.basic1', kind: 'usbip', busid: '1-1' },
    { port: 'smartslot1.basic2', kind: 'usbip', busid: '1-2' },
  ])
  return first && 'address' in first ? first.address.split(':')[1]! : ''
}

/** apcupsd `dumb` on basic1 and NUT `genericups` on basic2, as their users run them. */
const CLIENTS = `${DUMB_APCUPSD('940-0020B')}${GENERICUPS(1)}
clients_start() {
  apcupsd_start; genericups_start
  wait_for 30 'STATUS.*ONLINE' apcaccess -f /tmp/a.conf
  wait_for 30 '^OL$' upsc u@127.0.0.1 ups.status
}
both_shut_down() {
  wait_for 60 'STATUS.*(LOWBATT|SHUTTING)' apcaccess -f /tmp/a.conf
  wait_for 60 'OB.*LB|LB.*OB|FSD' upsc u@127.0.0.1 ups.status
  killall apcupsd genericups 2>/dev/null; sleep 2
}
`

/** On each firmware an outage, then an off commanded at the LCD. */
const guestScript = (port: string) => `${WAIT_FOR}${HOST_ASKED}${CLIENTS}
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-1; sleep 3
usbip --tcp-port ${port} attach -r 10.0.2.2 -b 1-2; sleep 3
for version in 09.2 09.3; do
  host flash $version
  clients_start
  host blackout
  wait_for 30 'STATUS.*ONBATT' apcaccess -f /tmp/a.conf
  wait_for 30 '^OB' upsc u@127.0.0.1 ups.status
  host low
  both_shut_down
  apcupsd_kills_power
  host one-confirmed
  genericups_kills_power
  host off
  clients_start
  host command
  both_shut_down
  apcupsd_kills_power
  genericups_kills_power
  host outcome
done
`

const isOn = () => device.ups.outlets.groups.every(({ on }) => on)
const isOff = () => device.ups.outlets.groups.every(({ on }) => !on)

/** Moves device time until the unit has come to what is asked for; no client watches it at these moments. */
function advanceUntil(test: () => boolean): void {
  for (let seconds = 0; !test() && seconds < 600; seconds++) bench.advance(1)
  expect(test()).toBe(true)
}

/** The host's side of it; what it notes is what the test is about. */
function hostOf(mode: 'confirmed' | 'timer', notes: string[]) {
  return async (line: string): Promise<void> => {
    const { ups } = device
    const [, what, version] = line.split(' ')
    const note = (text: string) => notes.push(`${ups.firmware.version} ${text}`)
    if (what === 'flash') ups.flash(firmwareOf(ups.model, version))
    if (what === 'blackout') ups.setInput({ voltage: 0 })
    // In timer mode the card tells its clients by itself.
    if (what === 'low' && mode === 'confirmed') ups.setBattery({ charge: 3 })
    if (what === 'one-confirmed' && mode === 'confirmed')
      note(`with one confirmation ${isOn() ? 'on' : 'off'}`)
    if (what === 'off') {
      advanceUntil(isOff)
      ups.setBattery({ charge: 100 })
      ups.setInput({ voltage: 120 })
      advanceUntil(isOn)
      note('off, and on with the utility')
    }
    if (what === 'command') ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true })
    if (what === 'outcome') {
      const last = bench.journal.since(0).findLast(({ type }) => type === 'command')!
      bench.advance(600)
      const relays = bench.journal
        .since(last.id)
        .filter((event) => event.type === 'outlet' && event.group === 'MOG')
        .map((event) => ('on' in event && event.on ? 'on' : 'off'))
      note(`commanded off: ${relays.join(', ')}`)
      if (isOff()) ups.simpleSignal('remote-on', 'lcd')
      advanceUntil(isOn)
    }
  }
}

/** Runs it in a card mode and checks what came of it. */
export async function twoClientsOnTwoPorts(mode: 'confirmed' | 'timer'): Promise<void> {
  const port = await open(mode)
  try {
    const notes: string[] = []
    const act = hostOf(mode, notes)
    const { output } = await runGuest(guestScript(port), GUEST_TIMEOUT - 10_000, (line) =>
      line.startsWith('HOST ') ? act(line) : undefined,
    )
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    const reported = (version: string, outcome: string) => [
      ...(mode === 'confirmed' ? [`${version} with one confirmation on`] : []),
      `${version} off, and on with the utility`,
      `${version} commanded off: ${outcome}`,
    ]
    expect(notes).toEqual([...reported('09.2', 'off, on'), ...reported('09.3', 'off')])
  } finally {
    await bench.close()
  }
}
