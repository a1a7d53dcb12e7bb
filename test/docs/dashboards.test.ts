import { expect, test } from 'vitest'
import { OBJECTS } from '../../src/protocols/powernet/objects.ts'
import { answered, DASHBOARDS, UNITS, viewOf } from './reference/dashboards.ts'

/** What a single-phase unit of the bench does not have, or has no figure for. */
const MISSING = [
  ['upsPhaseInputTable', 'single-phase units lack it'],
  ['upsPhaseOutputTable', 'single-phase units lack it'],
  ['upsHighPrecBatteryPackTable', 'no recording of these units has it'],
  ['upsAdvBatteryNumOfBattPacks', 'not on SMT, as in recordings'],
  ['upsAdvBatteryNumOfBadBattPacks', 'not on SMT, as in recordings'],
  ['hrSystemUptime', 'no recording has it: the template takes 0'],
  ['iemStatusProbesTable', 'a probe of a card of its own'],
]

test('an SMT answers whatever the dashboards ask of it, but for what is named here', () => {
  const view = viewOf('SMT1500RM2U, AP9631 6.6.4')
  const missing = Object.values(DASHBOARDS)
    .flat()
    .filter(([, oid]) => answered(view, oid) === 0)
    .map(([name]) => name)
  expect([...new Set(missing)].sort()).toEqual(MISSING.map(([name]) => name).sort())
})

test('values below a branch are counted one by one', () => {
  for (const unit of Object.keys(UNITS) as (keyof typeof UNITS)[]) {
    expect(answered(viewOf(unit), OBJECTS.upsBasicOutputStatus[0])).toBe(1)
    expect(answered(viewOf(unit), '1.3.6.1.4.1.318.1.1.1.4')).toBeGreaterThan(5)
    expect(answered(viewOf(unit), '1.3.6.1.4.1.99999')).toBe(0)
  }
})
