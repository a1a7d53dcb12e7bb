import { describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import type { Comparison } from '../../src/lab/scenario/compare.ts'
import type { ScenarioFiles } from '../../src/lab/scenario/library.ts'
import { parseScenario, type ScenarioFileError } from '../../src/lab/scenario/read.ts'
import { SCENARIO_FILES } from '../../src/lab/scenario/read-library.ts'
import type { ScenarioReport } from '../../src/lab/scenario/report.ts'

function control(files: ScenarioFiles = SCENARIO_FILES) {
  const bench = new BenchCore()
  bench.add('ups0', { model: 'SMT1500RM2U' })
  const app = controlApp({ bench, version: 'test', security: { host: '127.0.0.1' }, ...files })
  return async <T = Record<string, unknown>>(path: string, body?: object) => {
    const response = await app.request(`/api/v1/scenarios${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { host: '127.0.0.1', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: (await response.json()) as T }
  }
}

const OUTAGE = {
  title: 'an outage',
  devices: { a: { model: 'SMT1500', hosts: { db1: {} } } },
  steps: [{ utility: 'blackout' }, { wait: '10m' }, { expect: { state: 'on-battery' } }],
}

test('the library, with what each is about', async () => {
  const { body } = await control()<object[]>('')
  expect(body).toContainEqual({
    name: 'fa233876-off-timer',
    title: 'FA233876: off and stay off, with an AP9624 in timer mode',
    description: expect.stringMatching(/timer mode/),
    tags: ['seed', 'card', 'off'],
    firmwares: ['09.2', '09.3', '15.0'],
  })
  expect((await control({})('')).body).toEqual([])
})

test('a scenario of the library runs, on the firmware asked for', async () => {
  const { status, body } = await control()<ScenarioReport>('/run', {
    scenario: 'fa233876-off-confirmed',
    firmware: '09.3',
  })
  expect(status).toBe(200)
  expect(body.verdicts).toMatchObject([{ host: 'db1', device: 'ups0', verdict: 'clean' }])
  expect(body.devices).toEqual([{ id: 'ups0', model: 'SMT1500RM2U', firmware: '09.3' }])
  expect(body.passed).toBe(true)
})

test('a scenario given as a document runs, with the seed asked for', async () => {
  const { body } = await control()<ScenarioReport>('/run', { scenario: OUTAGE, seed: 12, model: 'SMT750' })
  expect(body).toMatchObject({
    scenario: 'document',
    title: 'an outage',
    seed: 12,
    passed: true,
    seconds: 600,
  })
  expect(body.devices).toMatchObject([{ model: 'SMT750' }])
  expect(body.timeline.at(1)).toEqual({ at: 0, device: '', kind: 'scenario', text: 'utility: blackout' })
})

const TEXT = `title: an outage
devices:
  a: { model: SMT1500, hosts: { db1: {} } }
steps:
  - utility: blackout
  - wait: 10m
  - expect: { state: on-battery }
`

test('the text of a scenario runs as the same scenario does as an object', async () => {
  const run = control()
  const { status, body } = await run<ScenarioReport>('/run', { document: TEXT, seed: 12 })
  expect(status).toBe(200)
  expect(body).toEqual((await run('/run', { scenario: OUTAGE, seed: 12 })).body)
  const versions = { document: TEXT, firmwares: ['09.2', '09.3'] }
  expect((await run<Comparison>('/compare', versions)).body.runs).toMatchObject([
    { scenario: 'document', passed: true, devices: [{ firmware: '09.2' }] },
    { scenario: 'document', passed: true, devices: [{ firmware: '09.3' }] },
  ])
})

test('mistakes in a text are listed one by one, in the words of the command line', async () => {
  const text = TEXT.replace('blackout', 'blakout').replace('10m', 'soon')
  let said: readonly string[] = []
  try {
    parseScenario(text, 'a file')
  } catch (error) {
    said = (error as ScenarioFileError).mistakes
  }
  expect(said).toEqual([
    expect.stringMatching(/^line 5, column 5: steps\.0\.utility: "blakout" is not allowed; allowed: /),
    expect.stringMatching(/^line 6, column 5: steps\.1\.wait: "soon"/),
  ])
  for (const [path, more] of [
    ['/run', {}],
    ['/compare', { firmwares: ['09.2', '09.3'] }],
  ] as const)
    expect(await control()(path, { document: text, ...more })).toMatchObject({
      status: 422,
      body: { title: 'Scenario refused', detail: said.join('; '), problems: said },
    })
})

test('a bench without a parser says so, and runs objects', async () => {
  const run = control({})
  expect(await run('/run', { document: TEXT })).toMatchObject({
    status: 501,
    body: { title: 'No YAML here', detail: expect.stringMatching(/allowed: .* as an object, in scenario/) },
  })
  expect((await run('/run', { scenario: OUTAGE })).status).toBe(200)
})

describe('a text that would hurt is refused', () => {
  test.each([
    ['too long', `# ${'x'.repeat(50_000)}`, /^document: .* is too long; at most 49152 characters/],
    ['lists in lists', '- '.repeat(20_000), /^line 1, column \d+: nested too deep; at most 64 levels$/],
    ['lists in brackets', `title: x\nsteps: ${'['.repeat(40_000)}`, /^line 2, column \d+: nested too deep/],
    ['objects in objects', '{a: '.repeat(10_000), /^line 1, column \d+: nested too deep/],
    ['more errors than anybody reads', 'x: [\n'.repeat(60), /; and \d+ more like these$/],
    [
      'more names than there are',
      'abcdefghijk'.replace(/./g, '$&$&$&: 1\n').repeat(1),
      /aaa is not known here/,
    ],
    ['nothing', '', /^line 1, column 1: the file: /],
  ])('%s', async (_name, document, detail) => {
    expect(await control()('/run', { document })).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(detail) },
    })
  })
})

test('two versions side by side: all is the same until the firmware decides', async () => {
  const { body } = await control()<Comparison>('/compare', {
    scenario: 'fa233876-off-confirmed',
    firmwares: ['09.2', '09.3'],
  })
  expect(body.runs.map(({ verdicts }) => verdicts[0]!.verdict)).toEqual(['bounced', 'clean'])
  const first = body.rows[body.firstDifference!]!
  expect(first.left!.text).toMatch(/^slotShutdownWhileOffPending: replace-wake-rule/)
  expect(first.right!.text).toMatch(/^slotShutdownWhileOffPending: keep/)
  expect(body.rows.slice(0, body.firstDifference!).every(({ same }) => same)).toBe(true)
  for (const side of ['left', 'right'] as const)
    expect(body.rows.flatMap((row) => row[side] ?? [])).toEqual(body.runs[side === 'left' ? 0 : 1].timeline)
})

test('a version beside itself shows no difference', async () => {
  const { body } = await control()<Comparison>('/compare', {
    scenario: 'flicker',
    firmwares: ['09.3', '09.3'],
  })
  expect(body.firstDifference).toBeNull()
})

describe('what cannot be run is refused', () => {
  test.each([
    [{ scenario: 'nosuch' }, 404, /^no scenario "nosuch"; there are: battery-too-old,/],
    [{ scenario: { title: 'x' } }, 422, /devices: an object is needed; steps: a list is needed/],
    [
      { scenario: { ...OUTAGE, steps: [{ wait: 'x' }] } },
      422,
      /steps\.0\.wait: "x".*allowed: seconds as a number/,
    ],
    [
      { scenario: { ...OUTAGE, step: [] } },
      422,
      /step: step is not known here; allowed: title, description,/,
    ],
    [{ scenario: OUTAGE, model: 'NOPE' }, 422, /a: .*NOPE/],
    [{ scenario: OUTAGE, firmware: '77.7' }, 422, /a: SMT1500 has no firmware 77\.7; possible:/],
    [{ scenario: { ...OUTAGE, steps: [{ wait: '40d' }] } }, 422, /step 1: the run takes more than 31d/],
    [{}, 422, /^neither scenario nor document is given; allowed: one of them$/],
    [
      { scenario: OUTAGE, document: TEXT },
      422,
      /^both scenario and document are given; allowed: one of them$/,
    ],
    [{ document: 7 }, 422, /^document: 7 is not a string/],
    [{ document: TEXT, model: 'NOPE' }, 422, /a: .*NOPE/],
    [{ scenario: OUTAGE, seed: -1 }, 422, /seed: -1 is too small; at least 0/],
  ])('%j', async (body, status, detail) => {
    expect(await control()('/run', body)).toMatchObject({
      status,
      body: { detail: expect.stringMatching(detail) },
    })
  })
})
