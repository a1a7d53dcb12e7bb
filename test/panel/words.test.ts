import { describe, expect, test } from 'vitest'
import type { DeviceState } from '../../src/client/types.ts'
import { Bench } from '../../src/lab/bench.ts'
import * as lab from '../../src/lab/device-state.ts'
import { eventWords } from '../../src/panel/words/events.ts'
import { countdown, duration, volts } from '../../src/panel/words/format.ts'
import { outputWords, pendingWords } from '../../src/panel/words/names.ts'
import { placed, spanAt } from '../../src/panel/words/place.ts'

/** What the control API says is what the page reads: the compiler holds the two together. */
const deviceState = lab.deviceState
const shown = (state: lab.DeviceState): DeviceState => state

function benchWithUnit() {
  const bench = new Bench({ time: { virtual: true }, seed: 1 })
  const device = bench.add('ups0', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: { card: 'AP9624', basic1: {} },
    load: { SOG0: 500 },
  })
  return { bench, device, unit: () => shown(deviceState(device)) }
}

describe('what the page says', () => {
  test('every event of FA233876 is reported in words', () => {
    const { bench, device } = benchWithUnit()
    device.ups.command({ action: 'off', targets: 'all', source: 'lcd', useOffDelay: true })
    bench.advance(120)
    const reported = bench.journal.since(0).map((event) => eventWords(event))
    const texts = reported.map(({ text }) => text)
    expect(texts).toContain('LCD: off everything, with delay')
    expect(texts).toContain('AP9624 requests shutdown')
    expect(reported).toContainEqual({
      kind: 'decision',
      text: expect.stringMatching(/^slotShutdownWhileOffPending: \S+ \(defect ie2-shutdown-override\)$/),
      tone: 'bad',
    })
    expect(texts.at(-1)).toMatch(/on/)
    expect(texts.filter((text) => /undefined|\[object/.test(text))).toEqual([])
  })

  test('an event of a kind unknown to this page keeps its name', () => {
    const event = { id: 1, device: 'ups0', at: 0, type: 'eclipse' } as never
    expect(eventWords(event)).toEqual({ kind: 'eclipse', text: 'eclipse', tone: 'quiet' })
  })

  test('state and countdown of a unit', () => {
    const { bench, device, unit } = benchWithUnit()
    expect(outputWords(unit())).toEqual(['On line', 'good'])
    device.ups.setInput({ voltage: 0 })
    expect(outputWords(unit())).toEqual(['On battery', 'warn'])
    device.ups.setBattery({ charge: 3 })
    expect(outputWords(unit())).toEqual(['Low battery', 'bad'])
    bench.advance(7200)
    expect(outputWords(unit())[0]).toMatch(/off|Dead/)
    expect(pendingWords({ action: 'shutdown', seconds: 8 }, 'on')).toBe('shuts down in')
    expect(pendingWords({ action: 'shutdown', seconds: 8 }, 'off')).toBe('back with the mains, in')
  })

  test('lengths of time and voltages', () => {
    expect([4, 60, 90, 3600, 3900].map(duration)).toEqual(['4 s', '1 min', '1 min 30 s', '1 h', '1 h 05 min'])
    expect([5, 90, 3905].map(countdown)).toEqual(['0:05', '1:30', '1:05:05'])
    expect([0, 4.25, 119.6].map(volts)).toEqual(['0 V', '4.3 V', '120 V'])
  })
})

describe('where a mistake is', () => {
  test('as the bench tells it', () => {
    expect(placed('line 12, column 5: steps.0: line 3, column 4: no')).toEqual({
      line: 12,
      column: 5,
      message: 'steps.0: line 3, column 4: no',
    })
    expect(placed('my-outage.yaml cannot be read')).toBeUndefined()
  })

  test.each([
    [2, 3, [6, 8]],
    [1, 1, [0, 3]],
    [3, 1, [9, 10]],
    // The text has been shortened since.
    [1, 9, [3, 3]],
    [7, 2, [10, 10]],
  ])('line %i, column %i: to the end of its line', (line, column, span) => {
    expect(spanAt('abc\ndefg\nh', { line, column })).toEqual(span)
  })
})
