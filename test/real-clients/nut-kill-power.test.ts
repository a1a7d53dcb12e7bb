/** What NUT's drivers do when the machine they protect halts: `apc_modbus -k`. */
import { describe, expect, test } from 'vitest'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { LINKS } from './support/registers.ts'

describeClients('kill power', () => {
  describe.each(LINKS)('over %s', (link) => {
    test('by NUT 2.8.5 in an outage turns the output off until the mains are back', async () => {
      const unit = await liveUnit({ speed: 10 })
      const nut = await nutOn(unit, '2.8.5', link)
      unit.ups.setInput({ voltage: 0 })
      await nut.stopDriver(UPS)
      expect(await nut.killPower(UPS)).toMatchObject({ status: 0 })
      await unit.until('the output goes off', () => unit.outlets() === 'MOG off, SOG0 off')
      unit.bench.advance(120)
      expect(unit.outlets()).toBe('MOG off, SOG0 off')
      unit.ups.setInput({ voltage: 120 })
      await unit.until('the output comes back', () => unit.outlets() === 'MOG on, SOG0 on')
    })

    test('by NUT 2.8.5 with the mains back already is a restart', async () => {
      const unit = await liveUnit({ speed: 10 })
      const nut = await nutOn(unit, '2.8.5', link)
      await nut.stopDriver(UPS)
      expect(await nut.killPower(UPS)).toMatchObject({ status: 0 })
      await unit.until('the output goes off and on', () => unit.events('outlet').length === 4)
      expect(unit.outlets()).toBe('MOG on, SOG0 on')
    })
  })

  test('is beyond NUT 2.8.1: it says so, and nothing happens', async () => {
    const unit = await liveUnit()
    const nut = await nutOn(unit, '2.8.1', 'the serial port')
    await nut.stopDriver(UPS)
    const { stdout, stderr } = await nut.killPower(UPS)
    expect(stdout + stderr).toMatch(/not supported/i)
    unit.bench.advance(120)
    expect(unit.events('command')).toEqual([])
    expect(unit.outlets()).toBe('MOG on, SOG0 on')
  })
})
