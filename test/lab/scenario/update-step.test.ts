import { expect, test } from 'vitest'
import { runVirtually } from '../../../src/lab/scenario/engine.ts'
import { parseScenario } from '../../../src/lab/scenario/read.ts'

const run = (steps: string) =>
  runVirtually(
    parseScenario(
      `title: update\ndevices: { ups0: { model: SMT1500RM2U, firmware: '09.3' } }\nsteps:\n${steps}`,
      'update.yaml',
    ),
    'update',
  )

test('a step sends firmware, and conditions say where the update is', async () => {
  const report = await run(`
  - update: { version: '09.6', via: serial }
  - expect: { update: receiving, firmware: '09.3' }
  - update: { version: '09.8', refused: true }
  - wait: { until: { firmware: '09.6' } }
  - expect: { update: none }`)
  expect(report.passed).toBe(true)
})

test('a unit that refuses fails the step', async () => {
  const report = await run(`
  - update: { version: '09.6', via: smartslot }`)
  expect(report.passed).toBe(false)
  expect(JSON.stringify(report.expectations)).toContain('no network management card')
})

test('a version that there is not stops the run with those allowed', async () => {
  await expect(run("\n  - update: { version: '12.0' }")).rejects.toThrow('06.5-09.8, 15.0-15.1')
})
