import type { Expectation, ScenarioReport } from '../lab/scenario/report.ts'
import { escaped } from '../matrix/report.ts'
import { painter } from './paint.ts'
import { devicesText, timelineLines } from './run-text.ts'

/** JUnit's XML: a suite a run, a case an expectation. Times are seconds of device time. */
export function junitOfRuns(reports: readonly ScenarioReport[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...reports.map(suite),
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(report: ScenarioReport): string {
  const { scenario, seconds, seed } = report
  // A run of which nothing is expected is a case of its own: that it came to its end.
  const cases: readonly Expectation[] =
    report.expectations.length > 0
      ? report.expectations
      : [{ text: 'runs to its end', passed: true, at: seconds }]
  const failures = cases.filter(({ passed }) => !passed).length
  const name = `${scenario} (${devicesText(report)})`
  return [
    `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${seconds}">`,
    `    <properties><property name="seed" value="${seed}"/></properties>`,
    ...cases.map((each) => testCase(each, scenario)),
    `    <system-out>${escaped(timelineLines(report.timeline, painter(NO_COLOUR)).join('\n'))}</system-out>`,
    '  </testsuite>',
  ].join('\n')
}

const NO_COLOUR = { isTTY: false } as NodeJS.WriteStream

function testCase({ text, passed, at, detail = '' }: Expectation, scenario: string): string {
  const head = `    <testcase classname="upslab.${escaped(scenario)}" name="${escaped(text)}" time="${at}"`
  return passed ? `${head}/>` : `${head}>\n      <failure message="${escaped(detail)}"/>\n    </testcase>`
}
