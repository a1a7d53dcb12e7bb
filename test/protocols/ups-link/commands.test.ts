import { describe, expect, test } from 'vitest'
import { ACTIONS, QUERIES } from './command-facts.ts'
import { CTRL_A, CTRL_Z, onLine, UNITS, type UnitName } from './host.ts'

const NAMES = Object.keys(UNITS) as UnitName[]
const shown = (character: string) => JSON.stringify(character)

describe.each(NAMES)('%s', (model) => {
  test.each(
    Object.entries(QUERIES).map(([character, fact]) => ({ shown: shown(character), character, ...fact })),
  )('answers $shown, $name', ({ character, reply, on }) => {
    const known = on === undefined || on.includes(model)
    expect(onLine(model).ask(character)).toMatch(known ? reply : /^NA$/)
  })

  test.each(
    Object.entries(ACTIONS).map(([character, fact]) => ({ shown: shown(character), character, ...fact })),
  )('takes $shown, $name', ({ character, reply }) => {
    const line = onLine(model)
    expect(line.say(character)).toEqual(reply === undefined ? [] : [reply])
    expect(line.outlets()).not.toContain('off')
  })

  test('says NA to every other character', () => {
    const line = onLine(model)
    const said = new Set([...Object.keys(QUERIES), ...Object.keys(ACTIONS), '^'])
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code)
      if (!said.has(character)) expect(line.ask(character), shown(character)).toBe('NA')
    }
  })

  test('answers what it lists, and lists nothing twice', () => {
    const [, alerts, listed] = onLine(model).ask('a').split('.')
    expect(alerts).toBe(model.startsWith('SURT') ? '*!$%+?=#|\x04\x0c' : '!$%+?=#|')
    expect(new Set(listed).size).toBe(listed!.length)
    const unexplained = '\x05\x09\x14'
    for (const character of listed!)
      if (character in QUERIES && !unexplained.includes(character))
        expect(onLine(model).ask(character), shown(character)).not.toBe('NA')
  })

  test('has no reply that a driver would take for an alert', () => {
    const line = onLine(model)
    for (const character of Object.keys(QUERIES))
      if (character !== 'a' && character !== CTRL_Z)
        expect(line.ask(character), shown(character)).not.toMatch(/[!$%+?=#*|&]/)
    expect(line.ask(CTRL_Z).slice(1)).not.toMatch(/[!$%+?=#*|&\r]/)
  })
})

test('units say who they are', () => {
  const about = (model: UnitName) =>
    [CTRL_A, 'V', 'b', 'g', 'o', 'u', 'l', 's'].map((letter) => onLine(model).ask(letter))
  expect(about('SU700')).toEqual(['SMART-UPS 700', 'GWD', '50.9.D', '024', '115', '127', '106', 'H'])
  expect(about('SUA1500I')).toEqual(['Smart-UPS 1500', 'FWI', '653.18.I', '024', '230', '253', '208', 'H'])
  expect(about('SURT1000XLI')).toEqual([
    ...['Smart-UPS RT 1000 XL', '5YI', '411.8.I', '048', '230', '253', '161', 'A'],
  ])
})

test('only double conversion goes into bypass and back', () => {
  const line = onLine('SURT1000XLI')
  expect([line.ask('^'), line.ups.power.data.state, line.ask('~')]).toEqual(['BYP', 'bypass', '28'])
  expect([line.ask('^'), line.ups.power.data.state, line.ask('~')]).toEqual(['INV', 'online', '00'])
  expect(onLine('SUA1500').ask('^')).toBe('NA')
})

test('a measurement is the unit as it is at that moment', () => {
  const line = onLine('SUA1500')
  line.ups.setInput({ voltage: 118.3, frequency: 60.02 })
  line.ups.setBattery({ charge: 82.5, temperature: 36 })
  line.ups.setLoad({ MOG: 490 })
  const is = Object.fromEntries([...'BCFLOPf'].map((letter) => [letter, line.ask(letter)]))
  expect(is).toEqual({
    ...{ B: line.ups.battery.voltage.toFixed(2), C: '036.0', F: '60.02', L: '118.3', O: '118.3' },
    ...{ P: '050.0', f: '082.5' },
  })
  expect(line.ask('j')).toBe(`${String(Math.floor(line.ups.power.runtimeMs / 60_000)).padStart(4, '0')}:`)
})

test('the highest and lowest line voltage start afresh when asked for', () => {
  const line = onLine('SUA1500')
  for (const voltage of [131, 97.5, 119]) line.ups.setInput({ voltage })
  expect([line.ask('M'), line.ask('N')]).toEqual(['131.0', '097.5'])
  expect([line.ask('M'), line.ask('N')]).toEqual(['119.0', '119.0'])
})

describe('smart mode', () => {
  test('before Y nothing is answered, and nothing done', () => {
    const line = onLine('SUA1500', { smart: false })
    expect(line.say('QaV\x1bW-K')).toEqual([])
    expect(line.say('K', 2000)).toEqual([])
    line.pass(60)
    expect(line.outlets()).toBe('MOG on')
    expect(line.say('YQ')).toEqual(['SM', '08'])
  })

  test('after R only Y is received, and no alert is said', () => {
    const line = onLine('SUA1500')
    expect(line.ask('R')).toBe('BYE')
    expect(line.say('Q')).toEqual([])
    line.ups.setInput({ voltage: 0 })
    expect(line.alerts()).toBe('')
    expect(line.say('YQ')).toEqual(['SM', '10'])
    expect(line.ask('Y')).toBe('SM')
  })

  test('a unit that has gone dark is silent, and wakes in simple mode', () => {
    const line = onLine('SUA1500')
    line.ups.setInput({ voltage: 0 })
    line.say('Z')
    line.say('Z', 2000)
    line.pass(601)
    expect(line.say('Y')).toEqual([])
    line.ups.setInput({ voltage: 120 })
    expect(line.say('Q')).toEqual([])
    expect(line.say('YQ')).toEqual(['SM', '00'])
  })

  test('is over in the dark, even if nobody spoke in it', () => {
    const line = onLine()
    line.ups.setInput({ voltage: 0 })
    line.say('Z')
    line.say('Z', 2000)
    line.pass(601)
    const before = line.alerts()
    line.ups.setInput({ voltage: 120 })
    line.ups.setFault('charger', true)
    expect([line.alerts(), line.say('Q')]).toEqual([before, []])
  })
})
