import { describe, expect, test } from 'vitest'
import { cellsOf } from '../../src/cli/matrix-cells.ts'
import type { CellResult, Outcome } from '../../src/matrix/cell.ts'
import {
  checkExpectations,
  expectationsMet,
  expectedOf,
  parseExpectation,
} from '../../src/matrix/expectations.ts'
import { junitReport, markdownReport, rowsOf } from '../../src/matrix/report.ts'

const cells = cellsOf({ defect: 'FA233876', card: 'AP9624,none' }, '/tmp/ports')
const result = (index: number, outcome: Outcome, output = ''): CellResult => ({
  cell: cells[index]!,
  outcome,
  exitCode: outcome === 'passed' ? 0 : 1,
  signal: null,
  seconds: 1.25,
  deviceSeconds: 300,
  output,
})

describe('what is expected', () => {
  test.each([
    ['fail:09.2', [0, 1]],
    ['fail:affected', [0, 1]],
    ['fail:none', [1, 3]],
    ['fail:SMT1500RM2U@09.2', [0, 1]],
    ['fail:SMT1500RM2U@09.2+AP9624', [0]],
    ['fail:SMT1500RM2U', [0, 1, 2, 3]],
  ])('%s is about cells %j', (text, which) => {
    const failing = cells.flatMap((cell, index) =>
      expectedOf(cell, [parseExpectation(text)]) === 'fail' ? [index] : [],
    )
    expect(failing).toEqual(which)
  })

  test('the last one that fits counts', () => {
    const expectations = ['fail:09.2', 'pass:none', 'skip:SMT1500RM2U@09.2'].map(parseExpectation)
    expect(cells.map((cell) => expectedOf(cell, expectations))).toEqual(['skip', 'skip', 'pass', 'pass'])
  })

  test('a run out of time is a failure; a skip is neither', () => {
    const failing = [parseExpectation('fail:09.2')]
    expect(expectationsMet(result(0, 'timed-out'), failing)).toBe(true)
    expect(expectationsMet(result(0, 'passed'), failing)).toBe(false)
    expect(expectationsMet(result(2, 'skipped'), failing)).toBe(false)
  })

  test.each(['fail', 'fail:', 'break:09.2', ''])('%j is refused with the forms allowed', (text) => {
    expect(() => parseExpectation(text)).toThrow(/cannot be read; write pass:CELL, fail:CELL, skip:CELL/)
  })

  test('one about no cell is refused with the cells there are', () => {
    expect(() => checkExpectations([parseExpectation('fail:09.4')], cells)).toThrow(
      '--expect fail:09.4 is about no cell; cells: SMT1500RM2U@09.2+AP9624, SMT1500RM2U@09.2,',
    )
  })
})

describe('reports', () => {
  const results = [
    result(0, 'failed', 'a < b & "c"\u0000\u001b[31m'),
    result(1, 'passed'),
    result(2, 'skipped'),
  ]
  const expectations = ['fail:AP9624'].map(parseExpectation)

  test('Markdown', () => {
    expect(markdownReport(rowsOf(results, expectations)).split('\n')).toEqual([
      '| model | firmware | card | outcome | expected | as expected | seconds |',
      '| --- | --- | --- | --- | --- | --- | ---: |',
      '| SMT1500RM2U | 09.2 | AP9624 | failed | fail | yes | 1.3 |',
      '| SMT1500RM2U | 09.2 | none | passed | pass | yes | 1.3 |',
      '| SMT1500RM2U | 09.3 | AP9624 | skipped | fail | **no** | 1.3 |',
      '',
    ])
  })

  test('JUnit, whatever a command prints', () => {
    const xml = junitReport(results, expectations)
    expect(xml).toContain('<testsuite name="upslab matrix" tests="3" failures="1" errors="0" skipped="1">')
    expect(xml).toContain('<system-out>a &lt; b &amp; &quot;c&quot;[31m</system-out>')
    expect(xml).toContain('<failure message="skipped, expected fail"/>')
  })
})
