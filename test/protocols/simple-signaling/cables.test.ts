import { describe, expect, test } from 'vitest'
import { CABLE_NAMES, findCable } from '../../../src/protocols/simple-signaling/cables.ts'
import { SimplePort } from '../../../src/protocols/simple-signaling/simple-port.ts'

function plugged(name: string) {
  const lines = { onBattery: false, lowBattery: false }
  const raised: boolean[] = []
  const port = new SimplePort(
    findCable(name),
    () => lines,
    (high) => raised.push(high),
  )
  const seen = () =>
    Object.entries(port.inputs)
      .filter(([, on]) => on)
      .map(([line]) => line)
      .join(' ')
  return { lines, raised, port, seen }
}

describe('what a host sees and moves, by cable', () => {
  test.each([
    ['940-0020B', 'cts', 'cts dcd', 'dtr'],
    ['940-0020C', 'cts', 'cts dcd', 'dtr'],
    ['940-0119A', 'cts ri', 'cts dcd ri', 'dtr'],
    ['940-0128A', 'cts ri', 'cts dcd ri', 'dtr'],
    ['940-0023A', 'dcd', 'cts dcd', 'rts'],
    ['940-0095A', 'ri', 'dcd ri', 'rts'],
    ['940-0095B', 'ri', 'ri', 'rts'],
  ] as const)(
    '%s: on battery %s, low battery %s, shutdown by %s',
    (name, onBattery, lowBattery, shutdown) => {
      const { lines, port, raised, seen } = plugged(name)
      port.set({ rts: true })
      expect(seen()).toBe('')
      lines.onBattery = true
      expect(seen()).toBe(onBattery)
      lines.lowBattery = true
      expect(seen()).toBe(lowBattery)
      port.set({ dtr: false, rts: false })
      port.set({ [shutdown]: true })
      expect(raised.at(-1)).toBe(true)
      port.set({ [shutdown]: false })
      expect(raised.at(-1)).toBe(false)
    },
  )

  test('a cable that lives on RTS is blind without it', () => {
    const { lines, port, seen } = plugged('940-0020B')
    Object.assign(lines, { onBattery: true, lowBattery: true })
    expect(seen()).toBe('cts')
    port.set({ rts: true })
    expect(seen()).toBe('cts dcd')
    const other = plugged('940-0119A')
    Object.assign(other.lines, { onBattery: true, lowBattery: true })
    expect(other.seen()).toBe('')
  })

  test('an unknown cable is refused with those there are', () => {
    expect(() => findCable('940-9999')).toThrow(/no cable "940-9999"; there are: 940-0020B/)
    expect(CABLE_NAMES.length).toBe(9)
  })
})
