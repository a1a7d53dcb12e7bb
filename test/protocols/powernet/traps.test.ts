import { expect, test } from 'vitest'
import { CARD_EVENT_NAMES, cardEvent } from '../../../emulators/network-management-card/card-events.ts'
import { ietfTrap, powernetTrap } from '../../../src/protocols/powernet/traps.ts'

const FIGURES = { minutesRemaining: 40, secondsOnBattery: 3, lowBatterySeconds: 120 }

test.each([
  ['on-battery', 5],
  ['power-restored', 9],
  ['low-battery', 7],
  ['overload', 2],
  ['self-test-passed', 10],
  ['shutdown-started', 39],
  ['replace-battery', 17],
] as const)('%s is trap %i of the PowerNet MIB', (name, number) => {
  expect(powernetTrap(cardEvent(name))).toMatchObject({
    oid: `1.3.6.1.4.1.318.0.${number}`,
    enterprise: '1.3.6.1.4.1.318',
    generic: 6,
    specific: number,
    bindings: [['1.3.6.1.4.1.318.2.3.3.0', expect.stringMatching(/^UPS: /)]],
  })
})

test('an outlet group comes with its row first', () => {
  const trap = powernetTrap(cardEvent('group-off', { row: 2, name: 'Printers' }))
  expect(trap).toMatchObject({
    specific: 299,
    bindings: [
      ['1.3.6.1.4.1.318.2.3.1.0', 2],
      ['1.3.6.1.4.1.318.2.3.3.0', 'UPS: Outlet group 2, Printers, turned off.'],
    ],
  })
})

test('a cold start and a refusal are those of SNMP itself', () => {
  expect(powernetTrap(cardEvent('card-started'))).toMatchObject({ oid: '1.3.6.1.6.3.1.1.5.1', generic: 0 })
  expect(powernetTrap(cardEvent('access-denied'))).toMatchObject({ oid: '1.3.6.1.6.3.1.1.5.5', generic: 4 })
})

test('RFC 1628 sends its figures with an outage, and an alarm for what begins and ends', () => {
  expect(ietfTrap(cardEvent('on-battery'), FIGURES)).toMatchObject({
    oid: '1.3.6.1.2.1.33.2.1',
    bindings: [
      ['1.3.6.1.2.1.33.1.2.3.0', 40],
      ['1.3.6.1.2.1.33.1.2.2.0', 3],
      ['1.3.6.1.2.1.33.1.9.7.0', 2],
    ],
  })
  expect(ietfTrap(cardEvent('low-battery'), FIGURES)).toMatchObject({
    specific: 3,
    bindings: [
      ['1.3.6.1.2.1.33.1.6.2.1.1.3', 3],
      ['1.3.6.1.2.1.33.1.6.2.1.2.3', { oid: '1.3.6.1.2.1.33.1.6.3.3' }],
    ],
  })
  expect(ietfTrap(cardEvent('self-test-passed'), FIGURES)).toBeUndefined()
})

test('everything that a card reports has a trap', () => {
  for (const name of CARD_EVENT_NAMES) expect(powernetTrap(cardEvent(name)), name).toBeDefined()
})
