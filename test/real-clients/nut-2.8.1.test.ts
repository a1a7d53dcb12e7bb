/** The driver of Debian trixie, NUT 2.8.1: what it shows, and where it errs. */
import { expect, test } from 'vitest'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS } from './support/registers.ts'

describeClients('NUT 2.8.1', () => {
  test.each(LINKS)('reads a unit over %s, without its outlet groups', async (link) => {
    const unit = await liveUnit({ config: { input: { voltage: 119 }, load: { MOG: 100, SOG0: 150 } } })
    const nut = await nutOn(unit, '2.8.1', link)
    const shown = await nut.upsc(UPS)
    expect(shown).toMatchObject({
      'ups.model': 'Smart-UPS 1500',
      'ups.serial': unit.ups.identity.serialNumber,
      'ups.firmware': 'UPS 09.2',
      // High efficiency, as the unit has been in green mode from the start.
      'ups.status': 'OL HE',
      'ups.power.nominal': '1440',
      'ups.realpower.nominal': '1000',
      'ups.realpower': '250.00',
      'input.voltage': '119.00',
      'battery.charge': '100.00',
      'battery.runtime': String(unit.state().battery.runtime),
      // Idle timers are shown as the register has them.
      'ups.timer.shutdown': '-1',
    })
    expect(Object.keys(shown).filter((name) => name.startsWith('outlet'))).toEqual([])
  })

  test('shows "replace battery" with a low battery: it takes the one register for the other', async () => {
    const unit = await liveUnit()
    const nut = await nutOn(unit, '2.8.1', 'the serial port')
    unit.ups.setInput({ voltage: 0 })
    await nut.until(UPS, 'ups.status', /\bOB\b/)
    unit.ups.setBattery({ charge: 2 })
    await nut.until(UPS, 'ups.status', /\bLB\b.*\bRB\b|\bRB\b.*\bLB\b/)
    expect(unit.state().alarms).not.toContain('needs-replacement')
    unit.ups.setBattery({ charge: 80 })
    unit.ups.setInput({ voltage: 120 })
    await nut.until(UPS, 'ups.status', 'OL')
  })

  test('commands nothing', async () => {
    const unit = await liveUnit()
    const nut = await nutOn(unit, '2.8.1', 'Modbus TCP')
    expect(await nut.commands(UPS)).toEqual(['driver.killpower', 'driver.reload'])
    expect(await nut.upscmd(UPS, 'load.off')).toContain('CMD-NOT-SUPPORTED')
    expect(unit.outlets()).toBe('MOG on, SOG0 on')
  })
})
