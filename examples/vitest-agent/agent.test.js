import { test as base, expect } from 'upslab/vitest'
import { connect, isOff, turnOffForGood } from './agent.js'

/** `UPS_FIRMWARE=09.2 npm test` runs the same suite on the version that has the vendor's defect FA233876. */
const firmware = process.env.UPS_FIRMWARE ?? '09.3'

const test = base.extend({
  setup: { model: 'SMT1500RM2U', firmware, modbusTcp: 0, smartslot1: { card: 'AP9624', basic1: {} } },
  agent: async ({ unit }, use) => {
    const { host, port } = unit.tcp('network')
    const client = await connect(host, Number(port))
    await use(client)
    await new Promise((resolve) => client.close(resolve))
  },
})

test('the rack counts down, goes off and stays off', async ({ unit, agent }) => {
  await turnOffForGood(agent)
  expect(await isOff(agent)).toBe(false)

  unit.advance('90s')
  expect(await isOff(agent)).toBe(true)
  expect(unit).toHaveBeenSignalled('basic1')
  expect(unit).toStayOff({ for: '1h' })
})

test('nothing happens before somebody asks', async ({ unit, agent }) => {
  unit.onBattery('5m')
  expect(await isOff(agent)).toBe(false)
  expect(unit).toHaveOutlet('MOG', 'on')
})
