import fc from 'fast-check'
import { expect, test } from 'vitest'
import { controlApp } from '../../../src/control/app.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { type Reading, Series, type SeriesColumns } from '../../../src/lab/series/series.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

const CALM = { charge: 100, load: 25, input: 120, output: 120 }
const reading = (at: number, other: Partial<Reading> = {}): Reading => ({ at, ...CALM, ...other })

test('a step stays a step, and a level is two readings however long it lasts', () => {
  const series = new Series(() => 100)
  for (const at of [0, 1000, 2000, 3000]) series.note(reading(at))
  series.note(reading(9000, { input: 0 }))
  expect(series.columns.at).toEqual([0, 3000, 9000, 9000])
  expect(series.columns.input).toEqual([120, 120, 120, 0])
})

test('a reading before the last is another run of time', () => {
  const series = new Series(() => 100)
  series.note(reading(0))
  series.note(reading(5000, { charge: 90 }))
  series.note(reading(2000, { charge: 99 }))
  expect(series.columns.charge).toEqual([100, 99])
})

test('any number of readings: bounded, in order, with the first and the last', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ wait: fc.nat(1000), input: fc.nat(3) }), { minLength: 1, maxLength: 400 }),
      (steps) => {
        const series = new Series(() => 50)
        let at = 0
        for (const { wait, input } of steps) {
          at += wait
          series.note(reading(at, { input }))
        }
        const { at: moments, input } = series.columns
        expect(moments.length).toBeLessThanOrEqual(51)
        expect([...moments].sort((a, b) => a - b)).toEqual(moments)
        expect(moments[0]).toBe(steps[0]!.wait)
        expect([moments.at(-1), input.at(-1)]).toEqual([at, steps.at(-1)!.input])
      },
    ),
  )
})

/** A bench behind the control API, on a virtual clock. */
function served() {
  const bench = new BenchCore({ line: new ManualLineClock(), seed: 1, time: { virtual: true } })
  const { ups } = bench.add('ups0', deviceSchema.parse({ model: 'SMT1500RM2U' }))
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
  const series = async () => {
    const answer = await app.request('/api/v1/devices/ups0/series', { headers: { host: '127.0.0.1:80' } })
    return (await answer.json()) as SeriesColumns
  }
  return { bench, ups, series }
}

test('one who comes late sees an outage in the middle of a jump, with its charge', async () => {
  const { bench, ups, series } = served()
  const start = bench.clock.now
  bench.advance(600)
  ups.setInput({ voltage: 0 })
  bench.advance(300)
  ups.setInput({ voltage: 120 })
  bench.advance(3600)
  const { at, input, charge } = await series()
  const outage = at.filter((_, nth) => input[nth] === 0)
  expect([(outage[0]! - start) / 1000, (outage.at(-1)! - start) / 1000]).toEqual([600, 900])
  expect(Math.min(...charge)).toBeLessThan(95)
  expect((at.at(-1)! - start) / 1000).toBe(4500)
})

test('a snapshot takes the series back to where it was', async () => {
  const { bench, ups, series } = served()
  bench.advance(60)
  const saved = bench.snapshot()
  bench.advance(1)
  ups.setInput({ voltage: 0 })
  bench.advance(300)
  bench.restore(saved)
  const { input } = await series()
  expect(input).not.toContain(0)
})
