import { describe, expect, test } from 'vitest'
import { restoreUnit, saveUnit } from '../../../../emulators/smart-ups/snapshot.ts'
import { unit } from '../../../support/unit.ts'

function at(model: string, version: string) {
  const { ups } = unit({ model, version })
  return {
    ups,
    /** Tap and output volts at an input. */
    feed: (voltage: number) => {
      ups.setInput({ voltage })
      const { tap } = ups.power.assessment
      return [ups.power.data.state, tap, Number(ups.measurements.outputVoltage.toFixed(1))]
    },
  }
}

test('an SU1400 with 196 to 253 V trims as a real one did: 248.3 V becomes 219.7 V, also on the way down', () => {
  const { ups, feed } = at('SU1400I', '70.11.I')
  ups.settings.setUnit('transferLow', 196)
  expect(feed(243)).toEqual(['online', 'none', 243])
  expect(feed(252.2)).toEqual(['online', 'trim', 223.2])
  expect(feed(248.3)).toEqual(['online', 'trim', 219.7])
  expect(feed(247)).toEqual(['online', 'trim', 218.6])
  expect(feed(242)).toEqual(['online', 'none', 242])
  // It was seen to trim at 247.0 V; where it begins on the way up no source tells.
  expect(feed(246.5)).toEqual(['online', 'none', 246.5])
  expect(feed(247)).toEqual(['online', 'trim', 218.6])
})

describe('the window', () => {
  test.each([
    ['SMT1500I', '09.3', 286, 162],
    ['SMT1500', '09.3', 144, 83],
    ['SMC1500I', '10.0', 286, 180],
  ])('of an %s at %s ends near %i V and %i V', (model, version, high, low) => {
    const { feed } = at(model, version)
    expect(feed(high - 1)[0]).toBe('online')
    expect(feed(high + 1)[0]).toBe('on-battery')
    expect(feed(low + 1).slice(0, 2)).toEqual(['online', 'boost'])
    expect(feed(low - 1)[0]).toBe('on-battery')
  })
})

test('two steps up, each left late, and the output always within its limits', () => {
  const { ups, feed } = at('SMT1500I', '09.3')
  const { transferHigh, transferLow } = ups.settings.unit
  const steps = new Set<number>()
  const sweep = [...Array(123).keys()].map((volts) => 163 + volts)
  for (const volts of [...sweep, ...sweep.toReversed()]) {
    const [state, , output] = feed(volts)
    steps.add(ups.power.assessment.step)
    expect([volts, state]).toEqual([volts, 'online'])
    expect(output).toBeGreaterThanOrEqual(transferLow - 0.5)
    expect(output).toBeLessThanOrEqual(transferHigh + 0.5)
  }
  expect([...steps].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2])
})

test('a snapshot remembers the step', () => {
  const { ups, feed } = at('SMT1500I', '09.3')
  feed(250)
  feed(245)
  const saved = saveUnit(ups)
  feed(230)
  expect(feed(245)[1]).toBe('none')
  restoreUnit(ups, saved, ups.firmware)
  expect(ups.power.assessment.tap).toBe('trim')
})

test('an online unit makes its output voltage, not its input', () => {
  const { ups, feed } = at('SRT3000XLI', '15.6')
  expect(feed(245)).toEqual(['online', 'none', 230])
  ups.settings.setUnit('outputVoltage', 240)
  expect(feed(221)).toEqual(['online', 'none', 240])
})
