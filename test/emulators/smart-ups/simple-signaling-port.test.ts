import { describe, expect, test } from 'vitest'
import { SimpleSignalingPort } from '../../../emulators/smart-ups/simple-signaling-port.ts'
import { unit } from '../../support/unit.ts'

function port(version = '09.3') {
  const bench = unit({ version })
  const requests = () => bench.events.filter(({ type }) => type === 'signal').length
  return { ...bench, line: new SimpleSignalingPort(bench.ups), requests }
}

describe('the simple signaling of the unit itself', () => {
  test('On Battery follows the utility, Low Battery the imminent shutdown', () => {
    const { ups, line } = port()
    expect([line.onBattery, line.lowBattery]).toEqual([false, false])
    ups.setInput({ voltage: 0 })
    expect([line.onBattery, line.lowBattery]).toEqual([true, false])
    ups.setBattery({ charge: 1 })
    expect([line.onBattery, line.lowBattery]).toEqual([true, true])
  })

  test.each([
    ['09.4', [true, false]],
    ['09.5', [false]],
  ])('ID 20 at %s, as the output goes on: Low Battery %j', (version, levels) => {
    const { ups, pass } = unit({ model: 'SMT1500RM1U', lineId: 20, version })
    const line = new SimpleSignalingPort(ups)
    const seen: boolean[] = []
    ups.onSettled(() => {
      if (line.lowBattery !== seen.at(-1)) seen.push(line.lowBattery)
    })
    ups.setInput({ voltage: 0 })
    ups.setInput({ voltage: 120 })
    expect(seen).toEqual([false])
    ups.command({ action: 'off', targets: 'all', source: 'lcd' })
    pass(60)
    seen.length = 0
    ups.simpleSignal('remote-on', 'lcd')
    pass(60)
    expect(seen).toEqual(levels)
  })

  test('a line held for 4.5 s on battery asks once; the unit comes back with the utility', () => {
    const { ups, line, pass, requests, outlets } = port()
    ups.setInput({ voltage: 0 })
    line.raise(true)
    pass(4.4)
    expect(requests()).toBe(0)
    pass(0.1)
    expect(requests()).toBe(1)
    pass(300)
    expect(requests()).toBe(1)
    expect(outlets()).toBe('MOG off, SOG0 off')
    line.raise(false)
    ups.setInput({ voltage: 120 })
    pass(60)
    expect(outlets()).toBe('MOG on, SOG0 on')
  })

  test('a pulse, or a line held on utility, asks nothing; one still held when the utility fails counts from then', () => {
    const { ups, line, pass, requests } = port()
    line.raise(true)
    pass(60)
    ups.setInput({ voltage: 0 })
    pass(4)
    line.raise(false)
    pass(1)
    line.raise(true)
    pass(4)
    expect(requests()).toBe(0)
    pass(1)
    expect(requests()).toBe(1)
  })

  test('nothing is signalled by a unit without power', () => {
    const { ups, line, pass } = port()
    ups.setInput({ voltage: 0 })
    ups.setBattery({ charge: 0 })
    pass(600)
    expect(ups.awake).toBe(false)
    expect([line.onBattery, line.lowBattery]).toEqual([false, false])
  })
})
