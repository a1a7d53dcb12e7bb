/** What NUT's apc_modbus driver shows of a unit. */
import { expect, test } from 'vitest'
import { describeClients } from './support/clients.ts'
import { liveUnit } from './support/live-unit.ts'
import { nutOn, UPS } from './support/nut-on-unit.ts'
import { expectedVariables } from './support/nut-variables.ts'
import { LINKS } from './support/registers.ts'

/** Settings of the driver itself, which say nothing of the unit. */
const ofTheUnit = (variables: Record<string, string>) =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('driver.')))

describeClients('NUT 2.8.5', () => {
  test.each(LINKS)('shows every variable with the value of the unit over %s', async (link) => {
    const unit = await liveUnit({
      config: {
        serial: 'AS2048163264',
        load: { MOG: 200, SOG0: 130 },
        input: { voltage: 118.5, frequency: 59.5 },
        battery: { temperature: 31 },
        settings: {
          unit: { name: 'Rack 7', transferLow: 105, transferHigh: 130 },
          groups: {
            MOG: { turnOffDelay: 5, turnOnDelay: 2, stayOffDelay: 6 },
            SOG0: { name: 'Switches', turnOffDelay: 30, turnOnDelay: 10, stayOffDelay: 300 },
          },
        },
      },
    })
    const nut = await nutOn(unit, '2.8.5', link)
    const shown = ofTheUnit(await nut.upsc(UPS))
    const { 'ups.test.result': testResult, 'experimental.output.energy': energy, ...variables } = shown
    expect(variables).toEqual(expectedVariables(unit.ups))
    expect(variables).toMatchObject({ 'input.voltage': '118.50', 'ups.realpower': '330.00' })
    expect(Number(energy)).toBeLessThan(10)
    expect(testResult).toBe('Passed, Source: Internal')
  })
})
