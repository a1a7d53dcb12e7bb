import { escaped } from '../client/reports/xml-text.ts'
import type { CellResult } from './cell.ts'
import { type Expectation, expectationsMet, expectedOf } from './expectations.ts'

/** A row as every report shows it. */
export interface Row {
  readonly cell: string
  readonly model: string
  readonly firmware: string
  readonly card: string | null
  readonly outcome: string
  readonly expected: string
  readonly asExpected: boolean
  readonly exitCode: number | null
  readonly signal: string | null
  /** On the wall, and on the device clock. */
  readonly seconds: number
  readonly deviceSeconds: number
}

export function rowsOf(results: readonly CellResult[], expectations: readonly Expectation[]): Row[] {
  return results.map((result) => ({
    cell: result.cell.name,
    model: result.cell.model,
    firmware: result.cell.firmware,
    card: result.cell.card ?? null,
    outcome: result.outcome,
    expected: expectedOf(result.cell, expectations),
    asExpected: expectationsMet(result, expectations),
    exitCode: result.exitCode,
    signal: result.signal,
    seconds: thousandths(result.seconds),
    deviceSeconds: thousandths(result.deviceSeconds),
  }))
}

const thousandths = (seconds: number) => Math.round(seconds * 1000) / 1000

/** A table for GitHub's step summary and merge requests. */
export function markdownReport(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ model, firmware, card, outcome, expected, asExpected, seconds }) =>
      `| ${model} | ${firmware} | ${card ?? 'none'} | ${outcome} | ${expected} | ${asExpected ? 'yes' : '**no**'} | ${seconds.toFixed(1)} |`,
  )
  return [
    '| model | firmware | card | outcome | expected | as expected | seconds |',
    '| --- | --- | --- | --- | --- | --- | ---: |',
    ...lines,
    '',
  ].join('\n')
}

/** JUnit's XML: a test case a cell, failed when it did not end as expected. */
export function junitReport(results: readonly CellResult[], expectations: readonly Expectation[]): string {
  const rows = rowsOf(results, expectations)
  const cases = rows.map((row, index) => {
    const head = `    <testcase classname="upslab.matrix" name="${escaped(row.cell)}" time="${row.seconds}">`
    const output = `      <system-out>${escaped(results[index]!.output)}</system-out>`
    const body = row.outcome === 'skipped' ? '      <skipped/>\n' : ''
    const failure = row.asExpected
      ? ''
      : `      <failure message="${escaped(`${row.outcome}, expected ${row.expected}`)}"/>\n`
    const properties = [
      '      <properties>',
      `        <property name="device-seconds" value="${row.deviceSeconds}"/>`,
      '      </properties>',
      '',
    ].join('\n')
    return `${head}\n${properties}${body}${failure}${output}\n    </testcase>`
  })
  const failures = rows.filter((row) => !row.asExpected).length
  const skips = rows.filter((row) => row.outcome === 'skipped').length
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="upslab matrix" tests="${rows.length}" failures="${failures}" errors="0" skipped="${skips}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}
