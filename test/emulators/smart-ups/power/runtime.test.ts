import { describe, expect, test } from 'vitest'
import { findModel, listModels } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { fullRuntimeMs } from '../../../../emulators/smart-ups/power/runtime.ts'
import { unit } from '../../../support/unit.ts'
import { RUNTIME_PAIRS } from './runtime-facts.ts'

/** The emulated runtime over the real one. */
const ratioOf = ({ model, loadPercent, seconds }: (typeof RUNTIME_PAIRS)[number]) => {
  const found = findModel(model)
  return fullRuntimeMs(found, (found.watts * loadPercent) / 100) / 1000 / seconds
}

describe('runtimes as real units reported them', () => {
  test.each(RUNTIME_PAIRS)('$model at $loadPercent %: within a factor of two of $seconds s', (pair) => {
    const ratio = ratioOf(pair)
    expect(Math.max(ratio, 1 / ratio)).toBeLessThan(2)
  })

  test('most are within a factor of one and a half', () => {
    const near = RUNTIME_PAIRS.map(ratioOf).filter((ratio) => ratio < 1.5 && ratio > 1 / 1.5)
    expect(near.length).toBeGreaterThanOrEqual(RUNTIME_PAIRS.length - 1)
  })
})

test('units of one cartridge last as long at the same watts', () => {
  for (const [one, other] of [
    ['SMX750I', 'SMX1000I'],
    ['SMX750C', 'SMX1000C'],
  ] as const)
    for (const watts of [200, 300, 400, 600]) {
      const [first, second] = [one, other].map((name) => fullRuntimeMs(findModel(name), watts))
      expect(Math.max(first! / second!, second! / first!), `${one}, ${other}, ${watts} W`).toBeLessThan(1.2)
    }
})

test.each([
  ['SMX750I', '10.1', 29.4, 92.75],
  ['SMTL1500RM3UC', '15.5', 79.05, 98.2],
])(
  'the efficiency of an %s at %s, %s %% load, is near the %s %% that a dump shows',
  (model, version, load, real) => {
    const { ups } = unit({ model, version })
    const none = Object.fromEntries(ups.model.groups.map((group) => [group, 0]))
    ups.setLoad({ ...none, [ups.model.groups.at(-1)!]: (ups.model.watts * load) / 100 })
    const { efficiency } = ups.measurements
    expect(Math.abs(Number(efficiency) - real)).toBeLessThan(1.5)
    ups.setLoad({ [ups.model.groups.at(-1)!]: ups.model.watts * 0.09 })
    expect(ups.measurements.efficiency).toBe('load-too-low')
  },
)

describe.each(listModels().map((model) => [model.name, model] as const))('%s', (_, model) => {
  const minutes = (share: number, packs = 0) => fullRuntimeMs(model, model.watts * share, packs) / 60_000

  test('lasts as its figures say, longer with less, and without load for hours, not days', () => {
    expect(minutes(1)).toBeCloseTo(model.battery.runtimeFull, 6)
    expect(minutes(0.5)).toBeCloseTo(model.battery.runtimeHalf, 6)
    const shares = [1, 0.75, 0.5, 0.4, 0.25, 0.1, 0.05, 0]
    const lasting = shares.map((share) => minutes(share))
    expect([...lasting].sort((a, b) => a - b)).toEqual(lasting)
    expect(minutes(0)).toBeGreaterThan(30)
    expect(minutes(0)).toBeLessThan(600)
  })
})

test('what a nearly empty battery lasts follows from its charge, on every model, however small the load', () => {
  for (const { name, groups } of listModels()) {
    const { ups } = unit({ model: name })
    ups.setLoad(Object.fromEntries(groups.map((group) => [group, 0])))
    const full = ups.power.runtimeMs
    ups.setBattery({ charge: 1 })
    expect(ups.power.runtimeMs / full, name).toBeCloseTo(0.01, 6)
    expect(ups.measurements.runtime, name).toBeLessThan(15 * 60)
  }
})
