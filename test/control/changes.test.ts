import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

const UNITS = 30

function made() {
  const bench = new BenchCore({ seed: 1 })
  for (let n = 0; n < UNITS; n++) bench.add(`u${n}`, { model: 'SMT1500RM2U' })
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
  const client = createClient({ url: 'http://127.0.0.1', fetch: (url, init) => app.request(url, init) })
  return { bench, app, client }
}

test('only devices that changed after an earlier look are sent', async () => {
  const { bench, client } = made()
  const first = await client.getChanges()
  expect(first.devices).toHaveLength(UNITS)
  const ids = async (since: number) => (await client.getChanges({ since })).devices.map(({ id }) => id)
  expect(await ids(first.turn)).toEqual([])
  bench.device('u3')!.ups.setInput({ voltage: 0 })
  expect(await ids(first.turn)).toEqual(['u3'])
  // Another viewer, who looked earlier, is sent it as well; one who was here after that is not.
  expect(await ids(first.turn)).toEqual(['u3'])
  const { turn } = await client.getChanges()
  expect(await ids(turn)).toEqual([])
  await bench.remove('u5')
  const after = await client.getChanges({ since: turn })
  expect([after.devices, after.ids.length, after.ids.includes('u5')]).toEqual([[], UNITS - 1, false])
  // A number of another run of the bench.
  expect(await ids(1_000_000)).toHaveLength(UNITS - 1)
  expect(after.clock.run).toBe(bench.run)
})

test('a long answer is compressed for those who take it so, and says the same', async () => {
  const { app } = made()
  const get = (headers: Record<string, string>) =>
    app.request('/api/v1/devices', { headers: { host: '127.0.0.1', ...headers } })
  const packed = await get({ 'accept-encoding': 'gzip, deflate' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  const bytes = new Uint8Array(await packed.arrayBuffer())
  const text = await new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')),
  ).text()
  const plain = await get({})
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(text).toBe(await plain.text())
  expect(bytes.length * 10).toBeLessThan(text.length)
})

test('readings after a moment only', async () => {
  const { bench, client } = made()
  bench.device('u0')!.ups.setInput({ voltage: 0 })
  bench.advance(60)
  bench.device('u0')!.ups.setInput({ voltage: 120 })
  const all = await client.getSeries('u0')
  const since = all.at[1]!
  const later = await client.getSeries('u0', { since })
  expect(later.at).toEqual(all.at.filter((at) => at > since))
  expect(later.input).toEqual(all.input.slice(-later.at.length))
  expect((await client.getSeries('u0', { since: bench.clock.now })).at).toEqual([])
  await expect(client.getSeries('u0', { since: -1 })).rejects.toThrow('since: "-1" is not allowed')
})

test('what settings accept follows the model and the firmware that runs', async () => {
  const { client } = made()
  const { unit, group } = await client.getAcceptedSettings('u0')
  expect(unit.sensitivity!.values).toEqual(['normal', 'reduced', 'low'])
  expect(unit.name).toEqual({ allowed: 'up to 16 printable ASCII characters', longest: 16 })
  expect(group.turnOffDelay).toMatchObject({ min: 0, max: 32_767 })
  const settings = await client.getSettings('u0')
  expect(Object.keys(unit)).toEqual(Object.keys(settings.unit))
  expect(Object.keys(group)).toEqual(Object.keys(settings.groups.MOG!))
  // The ends are taken, what is beyond is not.
  const { min, max } = unit.transferHigh as { min: number; max: number }
  for (const transferHigh of [min, max]) await client.setSettings('u0', { unit: { transferHigh } })
  for (const transferHigh of [min - 1, max + 1])
    await expect(client.setSettings('u0', { unit: { transferHigh } })).rejects.toThrow('is not allowed')
})

test('hosts are put behind outlets of a unit that runs, and taken away', async () => {
  const { bench, client } = made()
  await client.putHost('u0', 'web', { group: 'SOG0', shutdownTrigger: 'on-battery', shutdownSeconds: 5 })
  bench.device('u0')!.ups.setInput({ voltage: 0 })
  bench.advance(30)
  expect((await client.getDevice('u0')).hosts).toMatchObject([{ name: 'web', state: 'halted' }])
  await client.removeHost('u0', 'web')
  expect((await client.getDevice('u0')).hosts).toEqual([])
  await expect(client.removeHost('u0', 'web')).rejects.toThrow('u0 has no host "web"; there are: none')
  await expect(client.putHost('u0', 'x', { group: 'SOG2' })).rejects.toThrow('has no outlet group SOG2')
  await expect(client.putHost('u0', 'a/b', {})).rejects.toThrow('is not allowed as a name')
  await client.putHost('u0', 'web', {})
  await client.reset()
  expect((await client.getDevice('u0')).hosts).toEqual([])
})

test('snapshots are named and deleted; going back to one is an event of its own', async () => {
  const { bench, client } = made()
  const { id } = await client.takeSnapshot()
  expect(await client.nameSnapshot(id, { name: 'before' })).toMatchObject({ id, name: 'before' })
  for (const { ups } of bench.devices) ups.setInput({ voltage: 0 })
  bench.advance(60)
  const was = bench.clock.now
  const { last } = bench.journal
  await client.restoreSnapshot(id)
  const events = bench.journal.since(last)
  expect(events.at(-1)).toMatchObject({ type: 'restored', device: '', at: bench.clock.now, was })
  expect(events.at(-1)).toMatchObject({ made: events.length - 1 })
  expect(await client.listSnapshots()).toMatchObject([{ id, name: 'before' }])
  await client.deleteSnapshot(id)
  expect(await client.listSnapshots()).toEqual([])
  await expect(client.deleteSnapshot(id)).rejects.toThrow('there are: none')
})
