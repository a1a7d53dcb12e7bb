import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { serialPorts } from 'upslab/serialport'
import { createBench } from 'upslab/testing'
import { UpsAgent } from './agent.js'

const path = '/dev/ttyUSB0'

/** An SUA1500 whose serial port is at that path, and the agent on it. */
async function started() {
  const bench = await createBench({ model: 'SUA1500' })
  const ports = serialPorts(bench, { [path]: { port: 'rj45' } })
  const agent = new UpsAgent({ path, Port: ports.SerialPort, retryMs: 10 })
  await once(agent, 'ready')
  return { bench, unit: bench.device(), cable: ports.port(path), agent }
}

test('an outage, until the battery is low and the mains are back', async () => {
  const { bench, unit, agent } = await started()
  const seen = []
  agent.on('state', (state) => seen.push(state))

  unit.failMains()
  await once(agent, 'state')
  const low = once(agent, 'state')
  unit.advance('49m')
  await low
  const back = once(agent, 'state')
  unit.restoreMains()
  await back

  assert.deepEqual(seen.slice(0, 3), ['on-battery', 'low-battery', 'online'])
  agent.stop()
  await bench.close()
})

test('a cable that is pulled and put back', async () => {
  const { bench, unit, cable, agent } = await started()
  const lost = once(agent, 'lost')
  cable.disconnect()
  await lost

  const ready = once(agent, 'ready')
  cable.connect()
  await ready
  const state = once(agent, 'state')
  unit.failMains()
  assert.deepEqual(await state, ['on-battery'])
  agent.stop()
  await bench.close()
})
