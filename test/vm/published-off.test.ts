/** Published differences in what goes off and comes back, on lines without Modbus: NUT's usbhid-ups over USB. */
import { expect, test } from 'vitest'
import type { DefectChoices } from '../../emulators/smart-ups/firmware/firmware.ts'
import { HOST_ASKED, onHostLine, runGuest } from './setup/run-guest.ts'
import { describeInGuest } from './support/guest.ts'
import { WAIT_FOR } from './support/scripts.ts'
import { unitsOnUsb } from './support/units-on-usb.ts'

const TIMEOUT = 300_000

/** A unit, what NUT commands of it, and how its output ends. */
interface Case {
  readonly row: string
  readonly model: string
  readonly id: number
  readonly version: string
  readonly defects?: DefectChoices
  readonly command: string
  readonly ends: 'on' | 'off'
  /** With an AP9624 in its slot. */
  readonly expander?: boolean
}

const STAY_OFF = { command: 'load.off.delay', expander: true }
const IE2 = 'ie2-shutdown-override'
const NO_WAKE = { row: 'id20-no-wake-from-sleep', model: 'SMT1500RM1U', id: 20, command: 'shutdown.reboot' }

const CASES: readonly Case[] = [
  { row: IE2, model: 'SMT1500RM1U', id: 20, version: '09.7', ...STAY_OFF, ends: 'on' },
  { row: IE2, model: 'SMT1500RM1U', id: 20, version: '09.8', ...STAY_OFF, ends: 'off' },
  { row: IE2, model: 'SMX3000LV', id: 23, version: '06.5', ...STAY_OFF, ends: 'on' },
  { row: IE2, model: 'SMX3000LV', id: 23, version: '06.6', ...STAY_OFF, ends: 'off' },
  { row: IE2, model: 'SMT1500', id: 4, version: '07.1', ...STAY_OFF, ends: 'on' },
  { row: IE2, model: 'SMT1500', id: 4, version: '07.1', defects: { [IE2]: false }, ...STAY_OFF, ends: 'off' },
  { row: IE2, model: 'SMT1500', id: 17, version: '07.1', ...STAY_OFF, ends: 'on' },
  {
    row: IE2,
    model: 'SMT1500',
    id: 17,
    version: '07.1',
    defects: { [IE2]: false },
    ...STAY_OFF,
    ends: 'off',
  },
  { ...NO_WAKE, version: '09.5', defects: { [NO_WAKE.row]: { probability: 1 } }, ends: 'off' },
  { ...NO_WAKE, version: '09.6', ends: 'on' },
]

describeInGuest('what goes off, on lines without Modbus, by NUT 2.8.5 over USB', () => {
  test('FA233876 on IDs 4, 17, 20 and 23; a sleep that never ends on ID 20', {
    timeout: TIMEOUT,
  }, async () => {
    const { bench, devices, nut } = await unitsOnUsb(
      CASES.map(({ model, id, version, defects, expander }) => ({
        model,
        firmware: { id, version, ...(defects ? { defects } : {}) },
        ...(expander
          ? { smartslot1: { card: 'AP9624', mode: 'confirmed', advancedPortAlwaysConfirmed: true } }
          : {}),
      })),
      5,
    )
    for (const { ups } of devices)
      for (const group of ups.model.groups) {
        ups.settings.setGroup(group, 'turnOffDelay', 3)
        ups.settings.setGroup(group, 'stayOffDelay', 4)
      }
    const commands = CASES.map(
      ({ command }, nth) =>
        `upscmd -w -u admin -p x u${nth + 1}@127.0.0.1 ${command} 2>&1 | tail -1 | sed "s/^/COMMAND /"`,
    )
    const script = `${WAIT_FOR}${HOST_ASKED}${nut}${commands.join('\n')}
host off
`
    let ends: string[] = []
    const { output } = await runGuest(
      script,
      TIMEOUT - 10_000,
      onHostLine(async () => {
        bench.advance(3600)
        ends = CASES.map(
          ({ row, id, version }, nth) =>
            `${row} ID ${id} at ${version}: ${devices[nth]!.ups.outlets.anyOn ? 'on' : 'off'}`,
        )
      }),
    )
    expect(output).not.toMatch(/NOT SEEN|NO ANSWER/)
    expect(output.match(/^COMMAND SUCCESS/gm)).toHaveLength(CASES.length)
    const wentOff = devices.map(({ id }) =>
      bench.journal
        .since(0)
        .some((event) => event.device === id && event.type === 'outlet' && 'on' in event && !event.on),
    )
    expect(wentOff).toEqual(CASES.map(() => true))
    expect(ends).toEqual(CASES.map(({ row, id, version, ends }) => `${row} ID ${id} at ${version}: ${ends}`))
  })
})
