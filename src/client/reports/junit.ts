import type { ScenarioReport } from '../types.ts'
import { escaped } from './xml-text.ts'

type Expectation = ScenarioReport['expectations'][number]

/** What a run printed, line by line. */
type Output = (report: ScenarioReport) => readonly string[]

/** JUnit's XML: a suite a run, a case an expectation. Times are seconds of device time. */
export function junitOfRuns(reports: readonly ScenarioReport[], output: Output): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...reports.map((report) => suite(report, output(report))),
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(report: ScenarioReport, output: readonly string[]): string {
  const { scenario, seconds, seed } = report
  // A run of which nothing is expected is a case of its own: that it came to its end.
  const cases: readonly Expectation[] =
    report.expectations.length > 0
      ? report.expectations
      : [{ text: 'runs to its end', passed: true, at: seconds }]
  const failures = cases.filter(({ passed }) => !passed).length
  const devices = report.devices.map(({ id, model, firmware }) => `${id} ${model} UPS ${firmware}`)
  const name = `${scenario} (${devices.join(', ')})`
  return [
    `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${seconds}">`,
    `    <properties><property name="seed" value="${seed}"/></properties>`,
    ...cases.map((each) => testCase(each, scenario)),
    `    <system-out>${escaped(output.join('\n'))}</system-out>`,
    '  </testsuite>',
  ].join('\n')
}

function testCase({ text, passed, at, detail = '' }: Expectation, scenario: string): string {
  const head = `    <testcase classname="upslab.${escaped(scenario)}" name="${escaped(text)}" time="${at}"`
  return passed ? `${head}/>` : `${head}>\n      <failure message="${escaped(detail)}"/>\n    </testcase>`
}
