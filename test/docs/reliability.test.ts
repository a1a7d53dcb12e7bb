import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TARGETS } from '../fuzz/targets/index.ts'
import { root } from './markdown.ts'

const text = (file: string) => readFileSync(join(root, file), 'utf8')
const page = text('docs/reliability.md')

/** How often a test does something, as its source says. */
function runsIn(file: string): number {
  const usual = /fuzzRuns\((\d+)\)/.exec(text(file))?.[1]
  expect(usual, file).toBeDefined()
  return Number(usual)
}

test('the counts of the page are those of the tests', () => {
  const inputs = TARGETS.reduce((sum, [, each]) => sum + each, 0)
  const snapshots = runsIn('test/control/mutated-snapshots.test.ts')
  const moments = [
    ...text('test/control/mutated-snapshots.test.ts').matchAll(/: \(made\) => \{|: \(\) => \{\}/g),
  ]
  const counts = [
    `${runsIn('test/simulation/simulation.test.ts')} seeds`,
    `${TARGETS.length} targets, ${inputs} inputs`,
    `${runsIn('test/control/generated-requests.test.ts')} requests`,
    `${snapshots * moments.length} snapshots`,
    `${runsIn('test/cli/host-faults.test.ts')} rounds`,
  ]
  for (const count of counts) expect(page).toContain(`| ${count} |`)
  const [, seconds] = /npm run soak -- --seconds (\d+)/.exec(text('.github/workflows/ci.yml'))!
  expect(page).toContain(`| ${seconds} seconds |`)
})

test('the page names every target', () => {
  for (const [{ name }] of TARGETS) expect(page).toContain(`\`${name}\``)
})
