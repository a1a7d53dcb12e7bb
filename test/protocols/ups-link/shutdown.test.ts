import { describe, expect, test } from 'vitest'
import { CTRL_N, DEL, type OnLine, onLine } from './host.ts'

/** Relays as `20 off`, seconds since `start`. */
function relays({ events, clock }: OnLine, start = clock.now): () => string[] {
  return () =>
    events.flatMap((event) =>
      event.type === 'outlet' && event.at >= start
        ? [`${(event.at - start) / 1000} ${event.on ? 'on' : 'off'}`]
        : [],
    )
}

/** Sends a character twice, as drivers do. */
function twice(line: OnLine, character: string): string[] {
  return [...line.say(character), ...line.say(character, 1500)]
}

describe('S', () => {
  test('does nothing on line', () => {
    const line = onLine()
    expect(line.ask('S')).toBe('NO')
    line.pass(3600)
    expect(line.outlets()).toBe('MOG on')
  })

  test('on battery is off after p, and back r after the mains', () => {
    const line = onLine()
    line.ups.settings.setGroup('MOG', 'turnOffDelay', 180)
    line.ups.settings.setGroup('MOG', 'turnOnDelay', 60)
    line.ups.setInput({ voltage: 0 })
    const moved = relays(line)
    expect(line.ask('S')).toBe('OK')
    line.pass(300)
    expect([line.ask('Q'), line.ask('8')]).toEqual(['00', '10'])
    line.ups.setInput({ voltage: 120 })
    line.pass(120)
    expect(moved()).toEqual(['180 off', '360 on'])
    expect(line.ask('Q')).toBe('08')
  })

  test('waits for e percent of charge', () => {
    const line = onLine()
    line.ups.settings.setUnit('returnCharge', 50)
    line.ups.setInput({ voltage: 0 })
    line.ups.setBattery({ charge: 30 })
    line.ask('S')
    line.pass(30)
    line.ups.setInput({ voltage: 120 })
    line.pass(60)
    expect(line.outlets()).toBe('MOG off')
    line.ups.setBattery({ charge: 51 })
    line.pass(1)
    expect(line.outlets()).toBe('MOG on')
  })

  test('with the mains back before p is over restarts the load all the same', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    const moved = relays(line)
    line.ask('S')
    line.pass(10)
    line.ups.setInput({ voltage: 120 })
    line.pass(60)
    expect(moved().map((move) => move.split(' ')[1])).toEqual(['off', 'on'])
    expect(moved()[0]).toBe('20 off')
  })
})

describe('@', () => {
  test('on line: off after p, back six minutes times nnn later, and r', () => {
    const line = onLine()
    line.ups.settings.setGroup('MOG', 'turnOnDelay', 60)
    const start = line.clock.now
    const moved = relays(line)
    expect(line.say('@002')).toEqual(['OK'])
    line.pass(21)
    expect(line.ask('8')).toBe('08')
    line.pass(1000)
    const [off, on] = moved()
    expect(off).toBe('20 off')
    const back = Number(on!.split(' ')[0])
    expect(back - 20 - 2 * 360 - 60).toBeGreaterThanOrEqual(0)
    // The unit's own stay-off time comes before.
    expect(back - 20 - 2 * 360 - 60).toBeLessThanOrEqual(8)
    expect(line.clock.now - start).toBe(1_021_000)
  })

  test('counts from the return of the mains', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    line.say('@001')
    line.pass(500)
    line.ups.setInput({ voltage: 120 })
    line.pass(359)
    expect(line.outlets()).toBe('MOG off')
    line.pass(2)
    expect(line.outlets()).toBe('MOG on')
  })

  test('000 comes back with the mains', () => {
    const line = onLine()
    expect(line.say('@000')).toEqual(['OK'])
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
    expect(line.events.filter(({ type }) => type === 'outlet')).toHaveLength(2)
  })

  test('while off is NA at once', () => {
    const line = onLine()
    twice(line, 'Z')
    expect(line.say('@')).toEqual(['NA'])
  })
})

describe('K and Z', () => {
  test('K goes off after p and stays off, mains or not', () => {
    const line = onLine()
    const moved = relays(line)
    twice(line, 'K')
    line.pass(60)
    line.ups.setInput({ voltage: 0 })
    line.pass(60)
    line.ups.setInput({ voltage: 120 })
    line.pass(3600)
    expect(moved()).toEqual(['20 off'])
    expect(line.ask('8')).toBe('00')
  })

  test('Z goes off at once, ^N comes back', () => {
    const line = onLine()
    twice(line, 'Z')
    expect([line.outlets(), line.ask('Q')]).toEqual(['MOG off', '00'])
    expect(twice(line, CTRL_N)).toEqual(['OK'])
    expect([line.outlets(), line.ask('Q')]).toEqual(['MOG on', '08'])
  })

  test('^N needs no mains', () => {
    const line = onLine()
    twice(line, 'Z')
    line.ups.setInput({ voltage: 0 })
    twice(line, CTRL_N)
    expect([line.outlets(), line.ask('Q')]).toEqual(['MOG on', '10'])
  })
})

test('DEL stops every countdown', () => {
  const line = onLine()
  line.say('@000')
  expect(line.ask(DEL)).toBe('OK')
  twice(line, 'K')
  line.pass(19)
  expect(line.ask(DEL)).toBe('OK')
  line.ups.setInput({ voltage: 0 })
  line.ask('S')
  expect(line.ask(DEL)).toBe('OK')
  line.pass(120)
  expect(line.outlets()).toBe('MOG on')
})

test('leaving smart mode stops no countdown: NUT says R right behind a shutdown', () => {
  const line = onLine()
  line.ups.setInput({ voltage: 0 })
  expect(line.say('SR')).toEqual(['OK', 'BYE'])
  line.pass(20)
  expect(line.outlets()).toBe('MOG off')
})

test('commands count as coming from the port they came in by', () => {
  for (const [model, source] of [
    ['SUA1500', 'rj45'],
    ['SMT1500RM2U', 'smartslot1'],
  ] as const) {
    const line = onLine(model)
    twice(line, 'Z')
    const sources = line.events.flatMap((event) => (event.type === 'command' ? [event.command.source] : []))
    expect(sources).toEqual([source])
    expect(line.outlets()).not.toContain('on')
  }
})

describe('W, U and D', () => {
  test('W runs a self-test whose result X tells for five minutes', () => {
    const line = onLine()
    expect([line.ask('X'), line.ask('W')]).toEqual(['NO', 'OK'])
    line.pass(5)
    expect([line.ask('Q'), line.ask('G')]).toEqual(['10', 'S'])
    line.pass(10)
    expect([line.ask('Q'), line.ask('X')]).toEqual(['08', 'OK'])
    line.pass(280)
    expect(line.ask('X')).toBe('OK')
    line.pass(20)
    expect(line.ask('X')).toBe('NO')
  })

  test('a weak battery fails it, and is to be replaced', () => {
    const line = onLine()
    line.ups.setBattery({ health: 20 })
    line.ask('W')
    line.pass(20)
    expect([line.ask('X'), line.ask('Q')]).toEqual(['BT', '88'])
    expect(line.alerts()).toBe('!$#')
  })

  test('a second W stops it', () => {
    const line = onLine()
    line.ask('W')
    line.pass(3)
    expect([line.ask('Q'), line.ask('W'), line.ask('Q')]).toEqual(['10', 'OK', '08'])
  })

  test('D calibrates, and a second D stops it', () => {
    const line = onLine()
    expect(line.ask('D')).toBe('OK')
    line.pass(5)
    expect([line.ask('Q'), line.ask('D'), line.ask('Q')]).toEqual(['11', 'OK', '08'])
  })

  test('D is refused to a battery that is not full, or to a small load', () => {
    const line = onLine()
    line.ups.setBattery({ charge: 95 })
    expect(line.ask('D')).toBe('NO')
    const idle = onLine()
    idle.ups.setLoad({ MOG: 10 })
    expect(idle.ask('D')).toBe('NO')
  })

  test('U runs on battery for a moment; an S 3.5 s into it shuts down although there are mains', () => {
    const line = onLine()
    line.ask('U')
    line.pass(3.5)
    expect(line.ask('S', 3500)).toBe('OK')
    line.pass(21)
    expect(line.outlets()).toBe('MOG off')
    line.pass(30)
    expect(line.outlets()).toBe('MOG on')
  })
})
