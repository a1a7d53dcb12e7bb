import { describe, expect, test } from 'vitest'
import type { Quirks } from '../../../src/protocols/ups-link/quirks.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { unit } from '../../support/unit.ts'
import { onLine } from './host.ts'

const quirky = (quirks: Quirks) => onLine('SUA1500', { quirks })

describe('two-byte commands', () => {
  test('are listed behind the commands, and answered', () => {
    const line = quirky({ twoByteCommands: true })
    const [version, alerts, commands, extension] = line.ask('a').split('.')
    expect([version, alerts, extension]).toEqual(['3', '!$%+?=#|', '\x9f:\xd3\xd4'])
    expect(commands).toContain('Q')
    line.ups.setInput({ frequency: 59.95 })
    expect(line.say('\x9f\xd3')).toEqual(['59.95'])
    expect(line.say('\x9f\xd4')).toEqual(['00.00'])
    expect(line.say('\x9fQ')).toEqual(['NA'])
    expect(line.say('Q')).toEqual(['08'])
  })

  test('tell the battery current of an outage', () => {
    const line = quirky({ twoByteCommands: true })
    line.ups.setLoad({ MOG: 250 })
    line.ups.setInput({ voltage: 0 })
    expect(Number(line.say('\x9f\xd4')[0])).toBeCloseTo(250 / line.ups.battery.voltage, 2)
    expect(line.say('\x9f\xd3')).toEqual(['00.00'])
  })

  test('may come in two pieces, and Y begins anew', () => {
    const line = quirky({ twoByteCommands: true })
    expect([line.say('\x9f'), line.say('\xd3')]).toEqual([[], ['60.00']])
    expect(line.say('\x9fYY')).toEqual(['NA', 'SM'])
  })

  test('are NA to units that do not have them', () => {
    expect(onLine().say('\x9f\xd3')).toEqual(['NA', 'NA'])
  })
})

test('a unit that is not always ready', () => {
  const line = quirky({ notReadyEvery: 3 })
  expect(line.say('QQQLQ')).toEqual(['08', '08', 'SM', '120.0', '08'])
})

test('a unit that does not know at once why it went to battery', () => {
  const line = quirky({ causeUnknownMs: 4000 })
  line.ups.setInput({ voltage: 0 })
  line.pass(3.9)
  expect(line.ask('G')).toBe('NA')
  line.pass(0.1)
  expect(line.ask('G')).toBe('L')
})

test('old units take a shutdown with a star, and have digits for a revision', () => {
  const line = quirky({ star: true, oldRevision: 'F9' })
  expect(line.ask('b')).toBe('F9')
  expect(line.say('@000')).toEqual(['*'])
  expect(line.say('\x7fA')).toEqual(['OK', 'OK'])
  line.say('K')
  expect(line.say('K', 1500)).toEqual(['*'])
})

test('an impatient first repetition', () => {
  const line = quirky({ firstRepeatMs: 2000 })
  line.ups.setInput({ voltage: 0 })
  line.pass(2)
  expect(line.alerts()).toBe('!!')
  line.pass(29)
  expect(line.alerts()).toBe('!!')
  line.pass(1)
  expect(line.alerts()).toBe('!!!')
})

test('a slow answer to a alone', () => {
  const { ups } = unit({ model: 'SUA1500', version: '18.0' })
  const session = new UpsLinkSession(ups, { quirks: { slowProtocolMs: 900 } })
  const said = session.receive(Buffer.from('YaQ'), 0)
  expect(said.map(({ afterMs }) => afterMs)).toEqual([undefined, 900, undefined])
})
