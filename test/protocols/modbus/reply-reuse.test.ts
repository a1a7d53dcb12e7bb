import { expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { MOST_PLANS, ReadPlans } from '../../../src/protocols/modbus/read-plans.ts'
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

test('a client that reads everything in every way costs no more memory than one that does not', () => {
  const { ups } = standUnit()
  show(ups.battery, { charge: 50 })
  const plans = new ReadPlans(ups, 'native')
  const answered = new Set<number>()
  for (let round = 0; round < 2; round++)
    for (let quantity = 1; quantity <= 125; quantity++) {
      const reply = plans.reply(3, 130, quantity)
      expect(plans.size).toBeLessThanOrEqual(MOST_PLANS)
      if (!reply) continue
      answered.add(quantity)
      expect(reply.subarray(0, 4)).toEqual(Uint8Array.of(3, 2 * quantity, 100, 0))
    }
  expect(answered.size).toBeGreaterThan(MOST_PLANS)
})
