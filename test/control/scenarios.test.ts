import { describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import type { Comparison } from '../../src/lab/scenario/compare.ts'
import { readLibrary } from '../../src/lab/scenario/read-library.ts'
import type { ScenarioReport } from '../../src/lab/scenario/report.ts'

function control(scenarios = readLibrary) {
  const bench = new BenchCore()
  bench.add('ups0', { model: 'SMT1500RM2U' })
  const app = controlApp({ bench, version: 'test', security: { host: '127.0.0.1' }, scenarios })
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
  expect((await control(() => [])('')).body).toEqual([])
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
    [{ scenario: OUTAGE, seed: -1 }, 422, /seed: -1 is too small; at least 0/],
  ])('%j', async (body, status, detail) => {
    expect(await control()('/run', body)).toMatchObject({
      status,
      body: { detail: expect.stringMatching(detail) },
    })
  })
})
