import { expect, test } from '../../src/testing/vitest.ts'
import { type Equal, holds } from './equal.ts'

test('fixtures and matchers are typed', ({ upsBench, unit, client }) => {
  expect(unit).toHaveOutlet('SOG0', 'off')
  expect(unit).toStayOff({ for: '10m' })
  expect(unit).not.toHaveBeenSignalled('basic1', 'on-battery')
  expect(unit).toHaveVerdict('db1', 'clean')
  // @ts-expect-error no such group
  expect(unit).toHaveOutlet('SOG7', 'off')
  // @ts-expect-error a group is on or off
  expect(unit).toHaveOutlet('SOG0', 'away')
  // @ts-expect-error how long has to be said
  expect(unit).toStayOff({})
  // @ts-expect-error no such verdict
  expect(unit).toHaveVerdict('db1', 'fine')
  holds<Equal<typeof unit, ReturnType<typeof upsBench.device>>>()
  holds<Equal<typeof client, typeof upsBench.client>>()
  // @ts-expect-error no such fixture
  ;({ upsBench, unit, client }).ups
})
test.extend({ setup: { model: 'SMT1500', firmware: '04.1' } })
