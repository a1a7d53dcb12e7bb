import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

function made() {
  const bench = new Bench()
  bench.add('rack1', { model: 'SMT1500RM2U', firmware: '09.3' })
  const app = controlApp({ bench, version: '1.2.3', security: { inProcess: true } })
  return { bench, client: createClient({ fetch: (url, init) => app.request(url, init) }) }
}

test('a device is added, removed, and the bench reset', async () => {
  const { client, bench } = made()
  const added = await client.addDevice({ id: 'rack2', model: 'SMT1500', firmware: { version: '09.3' } })
  expect(added).toMatchObject({ id: 'rack2', model: 'SMT1500' })
  expect(await client.removeDevice('rack2')).toEqual({ removed: 'rack2' })
  await expect(client.removeDevice('rack2')).rejects.toThrow('404 No such device')
  await client.setInput('rack1', { voltage: 0 })
  expect((await client.reset()).map(({ id, input }) => `${id} ${input.voltage}`)).toEqual(['rack1 120'])
  await bench.close()
})

test.each([
  [{ id: 'a b', model: 'SMT1500' }, /422 Body refused: id/],
  [{ id: 'x', model: 'SMT9999' }, /422 Device refused: x: no model "SMT9999"/],
  [{ id: 'rack1', model: 'SMT1500' }, /422 Device refused: rack1: there is a device of that name already/],
  [
    { id: 'x', model: 'SMT1500', rj45: { pty: '/tmp/x' } },
    /422 Device refused: rj45.pty: \/tmp\/x is given in the lab file only; here: .\/ports\/NAME/,
  ],
  [{ id: 'x', model: 'SMT1500', rj45: { pty: './ports/../x' } }, /rj45.pty/],
  [{ id: 'x', model: 'SMT1500', rj45: { tcp: '0.0.0.0:5000' } }, /beyond this computer/],
  [{ id: 'x', model: 'SMT1500', modbusTcp: '192.0.2.1:502' }, /beyond this computer/],
  [
    { id: 'x', model: 'SMT1500', plugins: ['./evil.mjs'] },
    /plugins: never taken over HTTP, since they are code that runs on this computer/,
  ],
])('%j is refused', async (body, why) => {
  const { client } = made()
  await expect(client.addDevice(body as never)).rejects.toThrow(why)
})

test('what a bench can do is listed, each call as it is', async () => {
  const { client } = made()
  const can = await client.getCapabilities()
  expect(can.version).toBe('1.2.3')
  expect(can.ports).toContainEqual({ kind: 'tcp', available: true, why: null })
  expect(can.protocols).toContain('modbus')
  expect(can.cards.map(({ card }) => card)).toContain('AP9624')
  expect(can.cards.find(({ card }) => card === 'AP9640')?.firmware.length).toBeGreaterThan(0)
  expect(can.alarms).toContain('needs-replacement')
  expect(can.wireFaults).toContainEqual(expect.objectContaining({ fault: 'latency' }))
  expect(can.operations).toContainEqual({
    ...{ id: 'addDevice', method: 'POST', path: '/api/v1/devices' },
    summary: expect.stringContaining('while it runs'),
  })
})
