/** Commands that the unit rightly refuses (the rules of application note 177), as NUT's users see it. */
import { expect, test } from 'vitest'
import type { NutServer } from './setup/nut.ts'
import { describeClients } from './support/clients.ts'
import { type LiveUnit, liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'

/** What makes a command illegal, and the command. */
const REFUSED: Readonly<
  Record<string, { readonly first: (unit: LiveUnit) => void; readonly command: string }>
> = {
  'turning a switched group on while the main group is off': {
    first: ({ ups }) => ups.command({ action: 'off', targets: 'all', source: 'lcd' }),
    command: 'outlet.group.1.load.on',
  },
  'a second command while one is pending': {
    first: ({ ups }) => ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true }),
    command: 'shutdown.return',
  },
  'stopping a self test when none runs': { first: () => {}, command: 'test.battery.stop' },
  'stopping a calibration when none runs': { first: () => {}, command: 'calibrate.stop' },
  'bypass on a unit that has none': { first: () => {}, command: 'bypass.start' },
}

describeClients('NUT 2.8.5 is refused', () => {
  test.concurrent.for(Object.entries(REFUSED))(
    '%s',
    async ([, { first, command }], { onTestFinished: atEnd }) => {
      const unit = await liveUnit({
        atEnd,
        config: { settings: { groups: { MOG: { turnOffDelay: 300 }, SOG0: { turnOffDelay: 300 } } } },
      })
      const nut = await nutOn(unit, '2.8.5', 'Modbus TCP', atEnd)
      first(unit)
      const before = unit.state().outletGroups
      expect(await nut.upscmd(UPS, command)).toBe('ERR FAILED')
      expect(nut.log(UPS)).toMatch(/Slave device or server failure/)
      expect(withoutSeconds(unit.state().outletGroups)).toEqual(withoutSeconds(before))
      await staysReachable(unit, nut)
    },
  )
})

function withoutSeconds(groups: ReturnType<LiveUnit['state']>['outletGroups']): unknown {
  return groups.map(({ name, output, pending }) => [name, output, pending?.action])
}

/** The driver hangs up after an error; it finds the unit again by itself. */
async function staysReachable(unit: LiveUnit, nut: NutServer): Promise<void> {
  unit.ups.setInput({ voltage: 117 })
  await nut.until(UPS, 'input.voltage', '117.00')
}
