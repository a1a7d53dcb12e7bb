// `npm test`: installs what is missing, builds, checks types and style, runs every test and counts them.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bin, buildIfStale, ensureInstalled, root, run } from './ensure-installed.mjs'

ensureInstalled()
const checks = [
  ['types', () => run(process.execPath, [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'])],
  ['types of the page', () => run(process.execPath, [bin('typescript/bin/tsc'), '-p', 'src/panel'])],
  ['style', () => run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '.'])],
  ['unused code', () => run(process.execPath, [bin('knip/bin/knip.js')])],
]
for (const [name, check] of checks) {
  process.stderr.write(`checking ${name}\n`)
  if (check() !== 0) {
    process.stdout.write('0 passed, 1 failed\n')
    process.exit(1)
  }
}
buildIfStale()

const report = join(root, '.cache', 'test-report.json')
mkdirSync(join(root, '.cache'), { recursive: true })
rmSync(report, { force: true })
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]
const status = run(process.execPath, [bin('vitest/vitest.mjs'), ...args])
process.exit(summarise(status))

/** Names every skipped test, prints the count as the last line, and says how the run ended. */
function summarise(status) {
  let counted
  try {
    counted = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    process.stdout.write('0 passed, 1 failed\n')
    return status || 1
  }
  const tests = counted.testResults.flatMap((file) => file.assertionResults)
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`)
  const retried = tests.filter((test) => test.status === 'passed' && test.failureMessages.length > 0)
  for (const test of retried)
    process.stdout.write(
      `passed at the second attempt: ${test.fullName}: ${test.failureMessages[0].split('\n')[0]}\n`,
    )
  const brokenFiles = counted.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const passed = tests.filter((test) => test.status === 'passed').length
  const failed = tests.filter((test) => test.status === 'failed').length + brokenFiles.length
  process.stdout.write(
    `${passed} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ''}\n`,
  )
  return status || (failed > 0 || passed === 0 ? 1 : 0)
}
