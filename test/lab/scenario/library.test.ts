import { describe, expect, test } from 'vitest'
import { runVirtually } from '../../../src/lab/scenario/engine.ts'
import { readLibrary } from '../../../src/lab/scenario/read-library.ts'
import type { ScenarioReport } from '../../../src/lab/scenario/report.ts'

const library = readLibrary()
/** What holds of any version is tried on one with the defect this bench was built for, one without, and the last. */
const ANY = ['09.2', '09.3', '15.0']
const cases = library.flatMap(({ name, scenario }) => {
  const named = Object.keys(scenario.verdicts ?? {})
  const versions = named.flatMap((version) => (version === 'any' ? ANY : [version]))
  return [...new Set(versions)].map((version) => ({ name, scenario, version }))
})

const failures = ({ expectations, timeline }: ScenarioReport) => ({
  failed: expectations.filter(({ passed }) => !passed),
  timeline: timeline.map(({ at, kind, text }) => `${at} ${kind} ${text}`),
})

describe('the library', () => {
  test.each(cases)('$name does on $version what it says', async ({ name, scenario, version }) => {
    const report = await runVirtually(scenario, name, { firmware: version })
    if (!report.passed) expect(failures(report)).toEqual({ failed: [], timeline: [] })
    expect(report.droppedEntries).toBe(0)
  })

  test('every scenario expects a verdict on every host, says why it is there, and has a name to find it by', () => {
    for (const { name, scenario } of library) {
      const hosts = Object.values(scenario.devices).flatMap((device) => Object.keys(device.hosts ?? {}))
      expect(hosts.length, name).toBeGreaterThan(0)
      for (const verdicts of Object.values(scenario.verdicts ?? {}))
        expect(Object.keys(verdicts).sort(), name).toEqual([...hosts].sort())
      expect(Object.keys(scenario.verdicts ?? {}).length, name).toBeGreaterThan(0)
      expect(scenario.description, name).toMatch(/\w{3}/)
      expect(scenario.tags?.length ?? 0, name).toBeGreaterThan(0)
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    }
  })
})
