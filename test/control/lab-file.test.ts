import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { createClient } from '../../src/client/client.ts'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'
import { deviceState } from '../../src/lab/device-state.ts'
import { checkDocument } from '../../src/lab/lab-file/document.ts'
import { labSchema } from '../../src/lab/lab-file/schema.ts'

function steered(bench: Bench, writeYaml?: (value: object) => string) {
  const security = { host: '127.0.0.1' }
  const app = controlApp({ bench, version: '0', security, ...(writeYaml ? { writeYaml } : {}) })
  return createClient({ url: 'http://127.0.0.1', fetch: (url, init) => app.request(url, init) })
}

function benchOfAllKinds(): Bench {
  const bench = new Bench({ seed: 1 })
  bench.add('a', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    serial: 'AS2222222222',
    rj45: { tcp: '127.0.0.1:0', protocol: 'modbus', address: 7 },
    smartslot1: { card: 'AP9624', mode: 'timer', timerSeconds: 90, basic1: {} },
    hosts: { db1: { group: 'SOG0', shutdownSeconds: 20 } },
  })
  bench.add('b', { model: 'SRT2200XLI', smartslot1: { card: 'AP9641', firmware: '2.5.2.4' } })
  bench.add('c', { model: 'SUA1500I' })
  return bench
}

test('the lab file of a bench brings up the same bench', async () => {
  const bench = benchOfAllKinds()
  const client = steered(bench, (value) => stringify(value))
  await client.setSettings('a', {
    unit: { name: 'rack', lowRuntimeWarning: 300, modbusAddress: 9 },
    groups: { SOG0: { turnOffDelay: 30 } },
  })
  await client.flash('a', { version: '09.3', defects: { 'ie2-shutdown-override': true } })
  await client.setLoad('a', { SOG0: 250 })
  await client.setBattery('a', { charge: 61, temperature: 31, health: 70 })
  await client.setHistory('a', {
    transfers: 12,
    lastTransfer: 'low-input-voltage',
    secondsOnBattery: 77,
    energy: 4,
  })
  await client.setCard('a', { dip: '00110000' })
  await client.setBasicPort('a', 'basic2', { connected: true })
  await client.putHost('a', 'db2', { group: 'MOG', shutdownTrigger: 'on-battery' })
  await client.removeHost('a', 'db1')
  await client.setBattery('b', { packs: 2 })
  await client.setInput('b', { voltage: 236, frequency: 50 })
  await client.setCard('b', { firmware: '2.4.0.5' }).catch(() => {})
  await client.fitCard('c', { card: 'AP9620' })

  const { document } = await client.exportLab()
  const { value, mistakes } = checkDocument(document, labSchema)
  expect(mistakes).toBeUndefined()
  const again = Bench.fromLab(value!)
  for (const device of bench.devices) {
    const [was, is] = [deviceState(device), deviceState(again.device(device.id)!)]
    // Said of what happened, which a lab file does not tell: a card that was flashed has started once more.
    const settled = ({ smartslot1, ...state }: typeof was) => ({
      ...state,
      dip: smartslot1 && 'dip' in smartslot1 ? smartslot1 : smartslot1?.card,
    })
    expect(settled(is)).toEqual(settled(was))
    expect(again.device(device.id)!.ups.settings.toJSON()).toEqual(device.ups.settings.toJSON())
    expect(again.device(device.id)!.hosts.configs).toEqual(device.hosts.configs)
  }
  // What is as shipped is not said.
  expect(value!.devices.c).toEqual({
    model: 'SUA1500I',
    firmware: expect.anything(),
    smartslot1: { card: 'AP9620' },
  })
  await again.close()
  await bench.close()
})

test('a described device is a body of addDevice', async () => {
  const bench = benchOfAllKinds()
  const client = steered(bench)
  await client.setLoad('a', { SOG0: 99 })
  const { serial, ...described } = await client.describeDevice('a')
  expect(serial).toBe('AS2222222222')
  const added = await client.addDevice({ ...described, id: 'a2' } as never)
  expect(added).toMatchObject({ id: 'a2', model: 'SMT1500RM2U', firmware: { version: '09.2' } })
  expect(bench.device('a2')!.ups.power.load).toMatchObject({ SOG0: 99 })
  await expect(client.exportLab()).rejects.toThrow(/runs without a writer of YAML/)
  await bench.close()
})
