import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import type { BenchSnapshot } from '../../src/lab/snapshot/bench-snapshot.ts'
import { fuzzRuns } from '../support/fuzz-runs.ts'
import { fuzzSeed } from '../support/fuzz-seed.ts'
import { jsonMutator } from '../support/mutated-json.ts'

/** Mutations of each snapshot. */
const RUNS = fuzzRuns(80)

function bench(): BenchCore {
  const made = new BenchCore({ seed: 1 })
  made.add('rack', {
    model: 'SMT1500RM2U',
    firmware: '09.2',
    smartslot1: { card: 'AP9624', basic1: {}, basic2: {} },
    hosts: {
      simple: { shutdownTrigger: 'basic1' },
      usb: { shutdownTrigger: 'low-battery', readsVia: 'usb', killPowerVia: 'usb' },
      reported: { shutdownTrigger: 'nothing', haltReportedBy: 'control' },
    },
  })
  made.add('tower', {
    model: 'SRT3000XLA',
    smartslot1: { card: 'AP9631', fitted: true },
    hosts: { rj45: { shutdownTrigger: 'on-battery', readsVia: 'rj45', pollSeconds: 30 } },
  })
  made.add('old', { model: 'SUA1000I', smartslot1: { card: 'AP9620' } })
  return made
}

/** Benches at moments when much is under way. */
const MOMENTS: Readonly<Record<string, (made: BenchCore) => void>> = {
  'nothing under way': () => {},
  'an outage and a countdown': (made) => {
    const [rack, tower, old] = made.devices
    for (const device of made.devices) device.ups.setInput({ voltage: 0 })
    made.advance(90)
    rack!.ups.command({ action: 'sleep', targets: 'all', source: 'usb', useOffDelay: true, seconds: 600 })
    tower!.ups.command({ action: 'reboot', targets: ['SOG0'], source: 'rj45', useOffDelay: true })
    old!.ups.setFault('fan', true)
    made.advance(40)
  },
  'tests, an update and a card beside its unit': (made) => {
    const [rack, tower, old] = made.devices
    rack!.fitCard('smartslot1', null)
    tower!.ups.startSelfTest('lcd')
    old!.ups.setBattery({ charge: 40 })
    for (const key of ['ok', 'down', 'ok', 'down', 'ok'] as const) rack!.ups.panel.press(key)
    tower!.ups.setLoad({ SOG0: 3500 })
    made.advance(5)
  },
}

test.each(Object.entries(MOMENTS))(
  'a snapshot of %s, changed in a few places, is refused in words or goes on',
  async (_name, prepare) => {
    const seed = fuzzSeed()
    const mutate = jsonMutator(seed)
    const original = bench()
    prepare(original)
    const document: BenchSnapshot = JSON.parse(JSON.stringify(original.snapshot()))
    const made = bench()
    const start = made.snapshot()
    const bugs: string[] = []
    let taken = 0
    const onBug = (id: string, error: Error) => bugs.push(`${id}: ${error.stack}`)
    const app = controlApp({ bench: made, version: '0', security: { inProcess: true }, onBug })
    const call = (method: string, path: string, body?: unknown) =>
      app.request(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    for (let run = 0; run < RUNS; run++) {
      const given = mutate(document)
      const answers: number[] = []
      const put = await call('PUT', '/snapshots', given)
      answers.push(put.status)
      if (put.status === 201) {
        taken++
        const { id } = (await put.json()) as { id: string }
        answers.push((await call('POST', `/snapshots/${id}/restore`)).status)
        for (const seconds of [1, 5000])
          answers.push((await call('POST', '/clock/advance', { seconds })).status)
        answers.push((await call('GET', '/devices')).status, (await call('GET', '/snapshots')).status)
        if (answers.slice(1).some((status) => status !== 200))
          expect.unreachable(
            `seed ${seed}, run ${run}: ${answers}: ${bugs.join('\n')}\n${diff(document, given)}`,
          )
        made.restore(start)
      } else
        expect(
          [422, 400],
          `seed ${seed}, run ${run}: ${bugs.join('\n')}\n${diff(document, given)}`,
        ).toContain(put.status)
    }
    expect(bugs).toEqual([])
    // Changes of what may be otherwise (a name, a charge) are taken, and no others.
    expect(taken).toBeGreaterThan(0)
  },
  RUNS * 1000,
)

/** Where a mutated document differs. */
function diff(one: unknown, other: unknown, path = ''): string {
  const objects = [one, other].every((each) => typeof each === 'object' && each !== null)
  if (!objects)
    return Object.is(one, other) ? '' : `${path}: ${JSON.stringify(one)} -> ${JSON.stringify(other)}\n`
  const names = new Set([...Object.keys(one as object), ...Object.keys(other as object)])
  return [...names]
    .map((name) => {
      const [a, b] = [one, other].map((each) => (each as Record<string, unknown>)[name])
      return diff(a, b, `${path}.${name}`)
    })
    .join('')
}
