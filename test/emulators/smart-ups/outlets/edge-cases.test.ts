import { describe, expect, test } from 'vitest'
import { unit, unitWithCard } from '../../../support/unit.ts'

const OFF = { action: 'off', targets: 'all', source: 'rj45', useOffDelay: true } as const
const SLEEP = { action: 'sleep', targets: 'all', source: 'rj45', seconds: 600 } as const

describe('main group and switched group', () => {
  test('the main group holds its off back while a switched group that was cancelled stays on', () => {
    const { ups, pass, outlets } = unit()
    ups.command(OFF)
    ups.command({ action: 'cancel', targets: ['SOG0'], source: 'rj45' })
    pass(120)
    expect(outlets()).toBe('MOG on, SOG0 on')
    ups.command({ action: 'off', targets: ['SOG0'], source: 'rj45' })
    expect(outlets()).toBe('MOG off, SOG0 off')
  })

  test('a stay-off time of 300 s still is a reboot', () => {
    const { ups } = unit()
    ups.settings.setGroup('SOG0', 'stayOffDelay', 300)
    ups.command({ action: 'reboot', targets: ['SOG0'], source: 'rj45' })
    expect(ups.outlets.get('SOG0')!.process!.kind).toBe('reboot')
  })
})

describe('cancelling a sleep', () => {
  test.each([
    ['09.3', 'MOG on, SOG0 on'],
    ['09.4', 'MOG off, SOG0 off'],
  ])('once asleep, on %s it ends %s', (version, ends) => {
    const { ups, pass, outlets } = unit({ version })
    ups.command(SLEEP)
    pass(10)
    ups.command({ action: 'cancel', targets: 'all', source: 'lcd' })
    pass(1000)
    expect(outlets()).toBe(ends)
  })

  test('while it still counts down it is cancelled on both', () => {
    for (const version of ['09.3', '09.4']) {
      const { ups, pass, outlets } = unit({ version })
      ups.command({ ...SLEEP, useOffDelay: true })
      pass(10)
      ups.command({ action: 'cancel', targets: 'all', source: 'lcd' })
      pass(1000)
      expect(outlets()).toBe('MOG on, SOG0 on')
    }
  })
})

describe('what the expander defect leaves alone, and its options', () => {
  test('a reboot stays a reboot', () => {
    const { ups, pass } = unitWithCard({ version: '09.2' })
    ups.command({ ...OFF, action: 'reboot' })
    pass(89)
    expect(ups.outlets.get('MOG')!.process!.kind).toBe('reboot')
  })

  test.each([
    [true, 'MOG on, SOG0 on'],
    [false, 'MOG off, SOG0 off'],
  ])('with withoutAc %s an off on battery ends %s once AC is back', (withoutAc, ends) => {
    const { ups, pass, outlets } = unitWithCard({ version: '09.2', defects: { FA233876: { withoutAc } } })
    ups.setInput({ voltage: 0 })
    ups.command(OFF)
    pass(200)
    ups.setInput({ voltage: 120 })
    pass(60)
    expect(outlets()).toBe(ends)
  })

  test.each([
    [{}, 'MOG off, SOG0 off'],
    [{ networkCommands: true }, 'MOG on, SOG0 on'],
  ])('a command from a network card with %o ends %s', (options, ends) => {
    const { ups, pass, outlets } = unitWithCard({
      version: '09.2',
      defects: { 'ie2-shutdown-override': options },
    })
    ups.command({ ...OFF, source: 'network' })
    pass(300)
    expect(outlets()).toBe(ends)
  })

  test('switched on by hand it is there on any version, switched off on none', () => {
    const ends = (version: string, on: boolean) => {
      const { ups, pass, outlets } = unitWithCard({ version, defects: { FA233876: on } })
      ups.command(OFF)
      pass(300)
      return outlets()
    }
    expect(ends('15.0', true)).toBe('MOG on, SOG0 on')
    expect(ends('09.2', false)).toBe('MOG off, SOG0 off')
  })

  test('an option it does not have is refused', () => {
    expect(() => unit({ defects: { FA233876: { faster: true } } })).toThrow(
      /no option faster; allowed: reloadTurnOff/,
    )
    expect(() => unit({ defects: { FA233876: { withoutAc: 'no' } } })).toThrow(
      /"no" is not allowed; allowed: true, false/,
    )
  })
})

test('a card that looks without delay sees a unit at rest: an immediate off stays off', () => {
  const { ups, pass, outlets } = unitWithCard({ version: '09.2', card: { pollSeconds: 0 } })
  ups.command({ action: 'off', targets: 'all', source: 'rj45' })
  pass(60)
  expect(outlets()).toBe('MOG off, SOG0 off')
})

describe('the card and its clients during a commanded off', () => {
  test('when all have confirmed it commands at once, not at the end of the signal', () => {
    const { ups, card, pass } = unitWithCard({
      version: '09.2',
      card: { settings: { advancedPortAlwaysConfirmed: true } },
    })
    ups.command(OFF)
    pass(2)
    card.signalPorts[0]!.raiseShutdownLine(true)
    pass(5)
    expect(ups.outlets.get('MOG')!.process!.kind).toBe('shutdown')
    expect(ups.outlets.get('MOG')!.turnOffCountdown).toBe(83)
  })

  test('a line held since before the outage counts from the signal on', () => {
    const { ups, card, pass } = unitWithCard()
    card.signalPorts[0]!.raiseShutdownLine(true)
    pass(20)
    ups.setInput({ voltage: 0 })
    pass(5.4)
    expect(card.signalPorts[0]!.data.confirmed).toBe(false)
    pass(0.1)
    expect(card.signalPorts[0]!.data.confirmed).toBe(true)
  })
})

test('ten minutes of awake logic count anew from every loss of AC', () => {
  const { ups, pass } = unit()
  ups.command({ action: 'off', targets: 'all', source: 'lcd' })
  ups.setInput({ voltage: 0 })
  pass(400)
  ups.setInput({ voltage: 120 })
  pass(60)
  ups.setInput({ voltage: 0 })
  pass(500)
  expect(ups.awake).toBe(true)
  pass(101)
  expect(ups.awake).toBe(false)
  expect(ups.command({ action: 'on', targets: 'all', source: 'rj45' })).toEqual({
    accepted: false,
    reason: 'unpowered',
  })
})
