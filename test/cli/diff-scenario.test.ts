import { expect, test } from 'vitest'
import type { Comparison } from '../../src/lab/scenario/compare.ts'
import { cli } from '../support/cli.ts'

const DIFF = ['diff', '--model', 'SMT1500RM2U', '09.2', '09.3', '--scenario', 'fa233876-off-confirmed']

test('two timelines side by side, the first difference marked', async () => {
  const { code, stdout } = await cli(DIFF)
  expect(code).toBe(0)
  const lines = stdout.split('\n')
  const first = lines.filter((line) => line.startsWith('>'))
  expect(first).toHaveLength(1)
  expect(first[0]).toMatch(
    /^> 50\.5s {2}ups0 {2}slotShutdownWhileOffPending: replace-wake-rule.* \| 50\.5s {2}ups0 {2}slotShutdownWhileOffPending: keep$/,
  )
  expect(lines.indexOf(first[0]!)).toBeLessThan(lines.findIndex((line) => line.startsWith('!')))
  expect(stdout).toContain('db1 on ups0 SOG0: bounced | clean')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(161)
})

test('--json has both runs', async () => {
  const { runs, firstDifference } = JSON.parse((await cli([...DIFF, '--json'])).stdout) as Comparison
  expect(runs.map(({ devices }) => devices[0]!.firmware)).toEqual(['09.2', '09.3'])
  expect(firstDifference).toBeGreaterThan(5)
})

test('nothing different is said', async () => {
  const { stdout } = await cli([
    'diff',
    '--model',
    'SMT1500RM2U',
    '09.3',
    '09.3',
    '--scenario',
    'flicker',
    '--seed',
    '1',
  ])
  expect(stdout).toMatch(/^No difference\.$/m)
})

test.each([
  [['diff', '--model', 'SMT1500', '09.2', '09.3', '--seed', '1'], '--seed goes with --scenario'],
  [
    ['diff', '--model', 'SMT1500', '09.2', '09.3', '--scenario', 'nope'],
    'nope is neither a file nor a scenario of the library',
  ],
])('%j is wrong usage', async (args, message) => {
  const { code, stderr } = await cli(args)
  expect(stderr).toContain(message)
  expect(code).toBe(2)
})
