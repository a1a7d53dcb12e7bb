import { expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { read, readPdu, toHex } from './requests.ts'
import { show, standUnit } from './units.ts'

test('while nothing moves, a block is measured once; with time or a change, anew', () => {
  const { ups, clock } = standUnit()
  let measured = 0
  Object.defineProperty(ups.measurements, 'outputVoltage', { get: () => 120 + measured++ })
  const engine = new ModbusEngine(ups)
  expect([1, 2, 3].map(() => read(engine, 142, 1)[0])).toEqual([7680, 7680, 7680])
  clock.advance(1)
  expect(read(engine, 142, 1)).toEqual([121 * 64])
  ups.setBattery({ temperature: 30 })
  expect(read(engine, 142, 1)).toEqual([122 * 64])
  expect(read(engine, 142, 1)).toEqual([122 * 64])
})

test('the two read functions do not answer for each other', () => {
  const engine = new ModbusEngine(standUnit().ups)
  expect(toHex(engine.handle(readPdu(0, 2, 3)))).toBe('03 04 00 00 20 02')
  expect(toHex(engine.handle(readPdu(0, 2, 4)))).toBe('04 04 00 00 20 02')
})

test('reads stay right when there are more of them than are remembered', () => {
  const { ups } = standUnit()
  show(ups.battery, { charge: 50 })
  const engine = new ModbusEngine(ups)
  for (let round = 0; round < 3; round++)
    for (let quantity = 1; quantity <= 125; quantity++) {
      if (outcomeIsSplit(quantity)) continue
      expect(read(engine, 130, quantity)[0]).toBe(25600)
    }
})

/** Whether a read of so many registers from 130 would end inside a two-register item. */
function outcomeIsSplit(quantity: number): boolean {
  return [145, 157, 161, 165, 169, 173].includes(130 + quantity - 1)
}
