import { describe, expect, test } from 'vitest'
import { CTRL_Z, type OnLine, onLine, type UnitName } from './host.ts'

interface Capability {
  readonly letter: string
  readonly locale: string
  readonly values: readonly string[]
}

/** Reads a capability string as NUT does: a count below 0 stands for no values. */
function capabilities(line: OnLine): Capability[] {
  const text = line.ask(CTRL_Z)
  const found: Capability[] = []
  for (let at = 1; at < text.length; ) {
    const [letter = '', locale = ''] = text.slice(at, at + 2)
    const [count = 0, width = 0] = [2, 3].map((offset) => text.charCodeAt(at + offset) - 48)
    const values = Array.from({ length: Math.max(0, count) }, (_, index) =>
      text.slice(at + 4 + index * width, at + 4 + (index + 1) * width),
    )
    found.push({ letter, locale, values })
    at += 4 + Math.max(0, count) * width
  }
  return found
}

/** The values offered to a unit, by letter: those for every locale and those for its own. */
function offered(line: OnLine): Map<string, readonly string[]> {
  const locale = line.ask('b').at(-1)!
  return new Map(
    capabilities(line)
      .filter((group) => group.locale === '4' || group.locale === locale)
      .map(({ letter, values }) => [letter, values]),
  )
}

/** The capability string of an SU420, in parts; its other parts for 230 V are longer on later units. */
const SU420 = [
  'uD43127130133136uA43108110112114uI43253257261265',
  'lD43106103100097lA43092090088086lI43208204200196',
  'e44200155090oD13115oA13100',
  's441HMLLq44202050710p443020180300600k4410TLNr443000060180300E443336168ON OFF',
]

describe('the capability string', () => {
  test('is the one of a real unit, with the values for 208 V and the longer list for 230 V', () => {
    const real = onLine('SU700').ask(CTRL_Z)
    const known = real.replaceAll(/uM43.{12}|lM43.{12}|oM13.{3}/g, '').replace('oI43230240220225', '')
    expect(known).toBe(`#${SU420.join('')}`)
    expect(real).toContain('oI43230240220225')
  })

  test('is about as long as real ones', () => {
    for (const model of ['SU700', 'SUA1500', 'SURT1000XLI'] as const)
      expect(onLine(model).ask(CTRL_Z).length).toBeLessThan(320)
  })

  test('of an SURT has an entry whose count is below 0', () => {
    const line = onLine('SURT1000XLI')
    expect(line.ask(CTRL_Z)).toContain('s4/1')
    expect(offered(line).get('s')).toEqual([])
    expect(line.say('s-')).toEqual(['A', 'NO'])
  })
})

describe.each(['SU700', 'SUA1500', 'SUA1500I', 'SMT1500RM2U'] as UnitName[])('editing on an %s', (model) => {
  test('goes through every value that is offered, and back to the first', () => {
    const line = onLine(model)
    for (const [letter, values] of offered(line)) {
      // What somebody has set on a later unit need not be on the list; one step on it is.
      if (model === 'SMT1500RM2U') line.say(`${letter}-`)
      const first = line.ask(letter)
      expect(values, letter).toContain(first)
      const round = values.map(() => line.say(`-${letter}`)[1])
      const from = values.indexOf(first)
      expect(round, letter).toEqual([...values.slice(from + 1), ...values.slice(0, from + 1)])
    }
  })

  test('+ goes the other way', () => {
    const line = onLine(model)
    line.say('p-')
    const before = line.ask('p')
    expect(line.say('-p')[1]).not.toBe(before)
    expect(line.say('+p')).toEqual(['OK', before])
  })
})

test('- changes what was asked for last, and nothing else', () => {
  const line = onLine()
  expect(line.say('p-p')).toEqual(['020', 'OK', '180'])
  expect(line.say('q--q')).toEqual(['02', 'OK', 'OK', '07'])
  expect(line.say('Q-')).toEqual(['08', 'NO'])
  expect(line.say('V-b-n-')).toEqual([line.ask('V'), 'NO', '653.18.D', 'NO', 'AS1234567890', 'NO'])
})

test('settings act on the unit', () => {
  const line = onLine()
  line.say('p-r-e-q-s-k-E-u-l-')
  const { unit } = line.ups.settings
  expect(line.ups.settings.group('MOG')).toMatchObject({ turnOffDelay: 180, turnOnDelay: 60 })
  expect(unit).toMatchObject({
    ...{ returnCharge: 15, lowRuntimeWarning: 300, sensitivity: 'reduced', alarmDelay: 'long' },
    ...{ selfTestSchedule: '7-since', transferHigh: 130, transferLow: 103 },
  })
})

test('what somebody sets elsewhere shows, and editing goes on from the list', () => {
  const line = onLine()
  line.ups.settings.setGroup('MOG', 'turnOffDelay', 77)
  expect(line.say('p-p')).toEqual(['077', 'OK', '020'])
})

describe('text', () => {
  test('is eight characters however slowly they come, with nothing said before the last', () => {
    const line = onLine()
    expect(line.say('c-')).toHaveLength(1)
    for (const character of 'Cellar1') expect(line.say(character, 1000)).toEqual([])
    expect(line.say(' ', 60_000)).toEqual(['OK'])
    expect(line.ask('c')).toBe('Cellar1 ')
    expect(line.ups.settings.unit.name).toBe('Cellar1')
    line.pass(5)
    expect(line.alerts()).toBe('|')
  })

  test('is filled up with carriage returns by NUT', () => {
    const line = onLine()
    expect(line.say('c-Rack 9\r\r')).toEqual([expect.any(String), 'OK'])
    expect(line.ask('c')).toBe('Rack 9  ')
  })

  test('takes every character for text, commands too', () => {
    const line = onLine()
    expect(line.say('c-KKZZ@YR-')).toEqual([expect.any(String), 'OK'])
    expect(line.ask('c')).toBe('KKZZ@YR-')
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
  })

  test('is begun by - alone', () => {
    expect(onLine().say('c+Q')).toEqual([expect.any(String), 'NO', '08'])
  })

  test('that is no text is refused', () => {
    const line = onLine()
    const before = line.ask('c')
    expect(line.say('-\x00\x01\x02\x03\x04\x05\x06\x07')).toEqual(['NO'])
    expect(line.ask('c')).toBe(before)
  })

  test('in x is the day the battery was put in, or whatever else was written', () => {
    const line = onLine()
    line.say('x-02/29/24')
    expect(line.ask('x')).toBe('02/29/24')
    expect(line.ups.settings.unit.batteryInstalledOn).toBe(8825)
    line.say('x-11/29/96')
    expect([line.ask('x'), line.ups.settings.unit.batteryInstalledOn]).toEqual(['11/29/96', -1128])
    line.say('x-June  24')
    expect(line.ask('x')).toBe('June  24')
    expect(line.ups.settings.unit.batteryInstalledOn).toBe(-1128)
  })
})

test('z restores all but name and battery date', () => {
  const line = onLine()
  line.say('c-Cellar 1x-02/29/24s-p-')
  expect(line.ask('z')).toBe('CLEAR')
  expect(['c', 'x', 's', 'p'].map((letter) => line.ask(letter))).toEqual(['Cellar 1', '02/29/24', 'H', '020'])
})

test('delays behind an AP9620 are those of the slowest group, and are given to every group', () => {
  const line = onLine('SMT1500RM2U')
  line.ups.settings.setGroup('SOG0', 'turnOnDelay', 60)
  expect(line.say('pr')).toEqual(['090', '060'])
  line.say('p-')
  expect(['MOG', 'SOG0'].map((name) => line.ups.settings.group(name as 'MOG')!.turnOffDelay)).toEqual([
    20, 20,
  ])
})
