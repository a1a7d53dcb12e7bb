import { expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { ITEMS } from '../../../src/protocols/modbus/map/register-map.ts'
import { REGISTER_FACTS } from './register-facts.ts'
import { read } from './requests.ts'
import { MODELS, standUnit } from './units.ts'

test('the map holds every register block of the documents, and no other', () => {
  const map = ITEMS.map(({ address, length, access, name }) => [address, length, access, name])
  expect(map).toEqual(REGISTER_FACTS)
})

test('an item takes writes only where the documents say so', () => {
  for (const { access, write, name } of ITEMS) if (access === 'R') expect(write, name).toBeUndefined()
})

/** What absent items read natively: all ones, but for bit fields and texts. */
const ZERO_WHEN_ABSENT = /_BF|_STR/

test('groups a unit lacks read as absent: all ones natively, zeros on a network card', () => {
  const { ups } = standUnit({ model: MODELS.SMC1000 })
  const native = new ModbusEngine(ups)
  const card = new ModbusEngine(ups, { persona: 'nmc' })
  const absent = ITEMS.filter(({ name }) => name.startsWith('SOG['))
  expect(absent.length).toBeGreaterThan(40)
  for (const { address, length, name } of absent) {
    const filler = ZERO_WHEN_ABSENT.test(name) ? 0 : 0xffff
    expect(read(native, address, length), name).toEqual(Array(length).fill(filler))
    expect(read(card, address, length), name).toEqual(Array(length).fill(0))
  }
})

test('the verification region holds its constants', () => {
  const engine = new ModbusEngine(standUnit().ups)
  expect(read(engine, 2048, 14)).toEqual([
    0x3030, 0x2e34, 0x3132, 0x3334, 0x3536, 0x3738, 0x1234, 0x5678, 0xffff, 0xfffb, 0x1234, 0xfffb, 0x2020,
    0xdfe0,
  ])
})
