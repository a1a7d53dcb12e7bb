import { describe, expect, test } from 'vitest'
import { checkConfiguration } from '../../../emulators/interface-expander-2/configuration-check.ts'
import { dipFor, readDip } from '../../../emulators/interface-expander-2/dip-switches.ts'
import type { ExpanderOptions } from '../../../emulators/interface-expander-2/interface-expander-2.ts'
import { unitWithCard } from '../../support/unit.ts'

/** A unit whose battery lasts, a card in one mode, and two clients. */
function bench(settings: ExpanderOptions['settings'], clients = 2) {
  const made = unitWithCard({
    card: { settings: { lowBatterySignalSeconds: 120, advancedPortAlwaysConfirmed: true, ...settings } },
  })
  made.ups.setLoad({ SOG0: 50 })
  for (const port of made.card.signalPorts.slice(0, clients)) port.connect(true)
  const [one, two] = made.card.signalPorts as [
    (typeof made.card.signalPorts)[0],
    (typeof made.card.signalPorts)[0],
  ]
  const lines = () => `${one.data.onBattery ? 'OB' : '--'} ${one.data.lowBattery ? 'LB' : '--'}`
  const confirm = (port: typeof one) => {
    port.raiseShutdownLine(true)
    made.pass(5)
    port.raiseShutdownLine(false)
  }
  const blackout = () => made.ups.setInput({ voltage: 0 })
  const mains = () => made.ups.setInput({ voltage: 120 })
  return { ...made, one, two, lines, confirm, blackout, mains }
}

describe('Confirmed mode', () => {
  test('all clients confirm: the unit shuts down and comes back with AC', () => {
    const b = bench({ mode: 'confirmed' })
    b.blackout()
    b.pass(2)
    expect(b.lines()).toBe('OB --')
    b.confirm(b.one)
    b.pass(600)
    expect(b.ups.power.data.state).toBe('on-battery')
    b.confirm(b.two)
    b.pass(92)
    expect(b.outlets()).toBe('MOG off, SOG0 off')
    b.mains()
    b.pass(10)
    expect(b.outlets()).toBe('MOG on, SOG0 on')
    expect(b.lines()).toBe('-- --')
  })

  test('AC back with nobody confirmed: nothing happens', () => {
    const b = bench({ mode: 'confirmed' })
    b.blackout()
    b.pass(60)
    b.mains()
    b.pass(600)
    expect(b.events.filter(({ type }) => type === 'outlet')).toEqual([])
    expect(b.lines()).toBe('-- --')
  })

  test('AC back with some confirmed: signals are forced, then the unit cycles', () => {
    const b = bench({ mode: 'confirmed' })
    b.blackout()
    b.pass(2)
    b.confirm(b.one)
    b.mains()
    b.pass(2)
    expect(b.lines()).toBe('OB LB')
    b.pass(117)
    expect(b.outlets()).toBe('MOG on, SOG0 on')
    b.pass(95)
    expect(b.outlets()).toBe('MOG off, SOG0 off')
    b.pass(10)
    expect(b.outlets()).toBe('MOG on, SOG0 on')
    expect(b.lines()).toBe('-- --')
  })

  test('low battery before all confirmed: Low Battery for its time, then off', () => {
    const b = bench({ mode: 'confirmed', lowBatterySignalSeconds: 60 })
    b.blackout()
    b.pass(5)
    b.ups.setBattery({ charge: 1 })
    b.pass(2)
    expect(b.lines()).toBe('OB LB')
    b.pass(60)
    expect(b.ups.outlets.wholeTurnOffPending).toBe(true)
  })

  test('switch 4 down on an RJ-45 unit: waits for ever (FA176957)', () => {
    const b = bench({ mode: 'confirmed', advancedPortAlwaysConfirmed: false })
    b.blackout()
    b.pass(2)
    b.confirm(b.one)
    b.confirm(b.two)
    b.pass(1800)
    expect(b.ups.power.data.state).toBe('on-battery')
    expect(b.ups.outlets.wholeTurnOffPending).toBe(false)
    b.pass(24 * 3600)
    expect(b.ups.power.data.state).toBe('off')
    expect(b.ups.battery.charge).toBe(0)
  })

  test('a line held less than 4.5 s, or with AC good, confirms nothing', () => {
    const b = bench({ mode: 'confirmed' })
    b.confirm(b.one)
    expect(b.one.data.confirmed).toBe(false)
    b.blackout()
    b.pass(2)
    b.one.raiseShutdownLine(true)
    b.pass(4.4)
    b.one.raiseShutdownLine(false)
    b.pass(60)
    expect(b.one.data.confirmed).toBe(false)
    b.one.raiseShutdownLine(true)
    b.pass(4.5)
    expect(b.one.data.confirmed).toBe(true)
  })

  test('a cancelled off releases the signals, unless a client is down already', () => {
    const b = bench({ mode: 'confirmed' })
    const off = { action: 'off', targets: 'all', source: 'lcd', useOffDelay: true } as const
    b.ups.command(off)
    b.pass(10)
    expect(b.lines()).toBe('OB LB')
    b.ups.command({ ...off, action: 'cancel' })
    b.pass(2)
    expect(b.lines()).toBe('-- --')
    b.ups.command(off)
    b.pass(2)
    b.confirm(b.one)
    b.ups.command({ ...off, action: 'cancel' })
    b.pass(300)
    expect(b.events.filter((event) => event.type === 'outlet' && !event.on).length).toBe(2)
    expect(b.outlets()).toBe('MOG on, SOG0 on')
  })
})

describe('Timer mode', () => {
  test('expires: Low Battery for its time, then off', () => {
    const b = bench({ mode: 'timer', timerSeconds: 300 })
    b.blackout()
    b.pass(300)
    expect(b.lines()).toBe('OB --')
    b.pass(2)
    expect(b.lines()).toBe('OB LB')
    b.pass(119)
    expect(b.ups.outlets.wholeTurnOffPending).toBe(true)
    b.pass(92)
    expect(b.outlets()).toBe('MOG off, SOG0 off')
  })

  test('AC back before it expires: nothing happens', () => {
    const b = bench({ mode: 'timer', timerSeconds: 300 })
    b.blackout()
    b.pass(290)
    b.mains()
    b.pass(900)
    expect(b.events.filter(({ type }) => type === 'outlet')).toEqual([])
  })
})

describe('Until Low Battery mode', () => {
  test('nothing until low; then the countdown goes on although AC is back', () => {
    const b = bench({ mode: 'until-low-battery' })
    b.blackout()
    b.pass(600)
    expect(b.lines()).toBe('OB --')
    b.ups.setBattery({ charge: 0.2 })
    b.pass(2)
    expect(b.lines()).toBe('OB LB')
    b.mains()
    b.pass(240)
    expect(b.events.filter((event) => event.type === 'outlet').length).toBe(4)
    expect(b.outlets()).toBe('MOG on, SOG0 on')
  })
})

describe('DIP switches', () => {
  test('all down is Confirmed, waiting for the client on the UPS port', () => {
    expect(readDip('00000000')).toMatchObject({ mode: 'confirmed', advancedPortAlwaysConfirmed: false })
    expect(readDip('00010000').advancedPortAlwaysConfirmed).toBe(true)
  })

  test('what settings come to reads back as these settings', () => {
    for (let n = 0; n < 64; n++) {
      const dip = `${n.toString(2).padStart(6, '0')}00`
      expect(dipFor(readDip(dip))).toBe(dip)
    }
  })

  test('switches moved during a sequence wait for its end', () => {
    const b = bench({ mode: 'timer', timerSeconds: 60 })
    b.blackout()
    b.pass(2)
    b.card.setDip('11110000')
    expect(b.card.settings.mode).toBe('timer')
    b.mains()
    b.pass(2)
    expect(b.card.settings.mode).toBe('until-low-battery')
  })

  test.each(['', '0000000', '000000000', '0000000x'])('%j is refused', (dip) => {
    expect(() => readDip(dip)).toThrow(/eight digits/)
  })
})

describe('configurations judged as FA176957 does', () => {
  const down = readDip('00000000')
  const up = readDip('00010000')
  test.each([
    ['SMT1500RM2U', down, true, /bypasses the card/],
    ['SMT1500RM2U', down, false, /cannot know/],
    ['SMT1500RM2U', up, true, undefined],
    ['SURTD3000', down, true, undefined],
    ['SURTD3000', down, false, /simple signaling/],
  ] as const)('%s', (model, settings, client, warning) => {
    const said = checkConfiguration(model, settings, client)
    if (warning) expect(said).toMatch(warning)
    else expect(said).toBeUndefined()
  })
})
