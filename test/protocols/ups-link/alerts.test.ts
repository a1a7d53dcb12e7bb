import { describe, expect, test } from 'vitest'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { type UnitUnderTest, unit } from '../../support/unit.ts'
import { onLine, text } from './host.ts'

/** Minutes of battery at the load that units are given. */
function drainToLow(line: ReturnType<typeof onLine>): void {
  const charge = (100 * 121_000) / line.ups.battery.fullRuntimeMs(line.ups.power.watts)
  line.ups.setBattery({ charge })
}

/** What a host receives that comes to a unit in some state, and stays so many seconds. */
function heardLater(happened: (made: UnitUnderTest) => void, seconds: number): string {
  const made = unit({ model: 'SUA1500', version: '18.0' })
  happened(made)
  const session = new UpsLinkSession(made.ups)
  let received = ''
  session.attach((bytes) => {
    received += text(bytes)
  })
  session.receive(Buffer.from('Y'), 0)
  made.pass(seconds)
  return received
}

describe('an outage', () => {
  test('is reported every 30 s, and its end once', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    expect(line.alerts()).toBe('!')
    line.pass(29.9)
    expect(line.alerts()).toBe('!')
    line.pass(0.1)
    expect(line.alerts()).toBe('!!')
    line.pass(30)
    expect(line.alerts()).toBe('!!!')
    line.ups.setInput({ voltage: 120 })
    line.pass(3600)
    expect(line.alerts()).toBe('!!!$')
  })

  test('is reported no more once the battery is low', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    drainToLow(line)
    line.pass(2)
    expect([line.alerts(), line.ask('Q')]).toEqual(['!%', '50'])
    line.pass(60)
    expect(line.alerts()).toBe('!%')
    line.ups.setInput({ voltage: 120 })
    line.pass(3600)
    expect(line.alerts()).toBe('!%$+')
  })

  test('that empties the battery ends in ? , and $ comes with the mains only', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    drainToLow(line)
    line.pass(200)
    expect([line.outlets(), line.alerts(), line.ask('Q'), line.ask('8')]).toEqual([
      'MOG off',
      '!%?',
      '00',
      '01',
    ])
    line.ups.setInput({ voltage: 120 })
    line.pass(60)
    expect([line.outlets(), line.ask('8')]).toEqual(['MOG on', '00'])
    expect([...line.alerts()].sort().join('')).toBe([...'!%?$='].sort().join(''))
    // On line, and low until the battery lasts longer than the warning again (a 3000 RM at 92.11.I: OL LB).
    expect(line.ask('Q')).toBe('48')
    line.pass(3600)
    expect([line.ask('Q'), line.alerts().at(-1)]).toEqual(['08', '+'])
  })

  test('in which the load is shed is over when the mains are back, not before', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    line.ask('S')
    line.pass(300)
    expect([line.outlets(), line.alerts()]).toEqual(['MOG off', '!'])
    line.ups.setInput({ voltage: 120 })
    line.pass(60)
    expect(line.alerts()).toBe('!$')
  })

  test('that was there before the host is repeated to it', () => {
    expect(heardLater(({ ups }) => ups.setInput({ voltage: 0 }), 30)).toBe('!')
  })
})

test('an overload begins with ? and ends with =', () => {
  const line = onLine()
  line.ups.setLoad({ MOG: 1100 })
  expect([line.alerts(), line.ask('Q')]).toEqual(['?', '28'])
  line.ups.setLoad({ MOG: 300 })
  expect([line.alerts(), line.ask('Q')]).toEqual(['?=', '08'])
})

test('faults of register 3 are announced, and shown', () => {
  const line = onLine()
  line.ups.setFault('charger', true)
  expect([line.alerts(), line.ask('8')]).toEqual(['?', '20'])
  line.ups.setFault('overtemperature', true)
  expect([line.alerts(), line.ask('8')]).toEqual(['?', 'A0'])
  line.ups.clearFaults()
  expect([line.alerts(), line.ask('8')]).toEqual(['?=', '00'])
})

test('a battery to be replaced is reported every five hours', () => {
  const line = onLine()
  line.ups.setFault('needs-replacement', true)
  expect([line.alerts(), line.ask('Q')]).toEqual(['#', '88'])
  line.pass(5 * 3600 - 1)
  expect(line.alerts()).toBe('#')
  line.pass(1)
  expect(line.alerts()).toBe('##')
  line.ups.setFault('needs-replacement', false)
  line.pass(24 * 3600)
  expect(line.alerts()).toBe('##')
})

test('one that was to be replaced before the host came is reported to it too', () => {
  expect(heardLater(({ ups }) => ups.setFault('needs-replacement', true), 5 * 3600)).toBe('#')
})

test('a changed setting is reported five seconds later', () => {
  const line = onLine()
  line.say('s-')
  line.pass(4.9)
  expect(line.alerts()).toBe('')
  line.pass(0.1)
  expect(line.alerts()).toBe('|')
  line.pass(3600)
  expect(line.alerts()).toBe('|')
})

test('a line that is closed says nothing more, and leaves no timer behind', () => {
  const line = onLine()
  line.ups.setInput({ voltage: 0 })
  const { pending } = line.clock
  line.session.close()
  expect(line.clock.pending).toBe(pending - 1)
  line.pass(60)
  expect(line.alerts()).toBe('!')
})
