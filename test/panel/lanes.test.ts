import { describe, expect, test } from 'vitest'
import type { DeviceState, Event } from '../../src/client/types.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import { deviceState } from '../../src/lab/device-state.ts'
import { lanesOf, lastDefect, sinceLastReturn } from '../../src/panel/state/lanes.ts'
import { factRows } from '../../src/panel/views/together/facts.ts'

function outage() {
  const bench = new BenchCore({ time: { virtual: true }, seed: 1, startAt: 0 })
  const { ups, hosts } = bench.add('ups0', { model: 'SMT1500RM2U', hosts: { web1: {} } })
  void hosts
  bench.advance(60)
  ups.setInput({ voltage: 0 })
  bench.advance(60)
  ups.setInput({ voltage: 120 })
  bench.advance(60)
  const unit = deviceState(bench.device('ups0')!) as DeviceState
  return { bench, unit, events: bench.journal.since(0) as readonly Event[] }
}

describe('lanes', () => {
  test('have what was from the beginning of a span to its end, without a hole', () => {
    const { unit, events } = outage()
    const lanes = lanesOf(unit, events, { from: 0, to: 180_000 })
    const [mains, output] = lanes
    expect(mains!.stretches).toEqual([
      { from: 0, to: 60_000, value: 'present', tone: 'good' },
      { from: 60_000, to: 120_000, value: 'gone', tone: 'bad' },
      { from: 120_000, to: 180_000, value: 'present', tone: 'good' },
    ])
    expect(output!.stretches.map(({ value }) => value)).toEqual(['online', 'on-battery', 'online'])
    for (const { stretches } of lanes)
      for (const [index, { from }] of stretches.entries())
        expect(from).toBe(index === 0 ? 0 : stretches[index - 1]!.to)
    // A span within one value is one stretch.
    expect(lanesOf(unit, events, { from: 70_000, to: 90_000 })[0]!.stretches).toEqual([
      { from: 70_000, to: 90_000, value: 'gone', tone: 'bad' },
    ])
  })

  test('of a unit nothing happened to are what it is now', () => {
    const { unit } = outage()
    const [mains] = lanesOf(unit, [], { from: 0, to: 10 })
    expect(mains!.stretches).toEqual([{ from: 0, to: 10, value: 'present', tone: 'good' }])
  })

  test('begin anew where time went back', () => {
    const at = (moment: number, id: number) => ({ id, at: moment, device: 'a', type: 'reset' }) as Event
    expect(sinceLastReturn([at(1, 1), at(5, 2), at(2, 3), at(2, 4)]).map(({ id }) => id)).toEqual([3, 4])
    expect(sinceLastReturn([])).toEqual([])
  })

  test('the last decision of a defect is that of the unit asked for', () => {
    const decision = (device: string, defect: string | null) =>
      ({ at: 1, device, type: 'decision', defect }) as Event
    const events = [decision('a', 'x'), decision('b', 'y'), decision('a', null)]
    expect(lastDefect(events, 'a')?.defect).toBe('x')
    expect(lastDefect(events, 'c')).toBeUndefined()
  })

  test('rows of readings that differ are marked, those that do not are not', () => {
    const { unit } = outage()
    const other = { ...unit, input: { ...unit.input, voltage: 0 }, hosts: [] }
    const differing = factRows([unit, other]).filter(({ differs }) => differs)
    expect(differing.map(({ name, values }) => [name, ...values])).toEqual([
      ['Input', '120 V', '0 V'],
      ['Host 1', expect.any(String), undefined],
    ])
  })
})
