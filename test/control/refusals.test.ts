/** What only the model, the unit or the machine can refuse is the caller's to mend, whatever the operation: no 500. */
import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'

const REFUSED = [
  ['patch', 'devices/a/battery', { packs: 1 }, 422, 'an SMT1500RM2U takes no external packs'],
  ['patch', 'devices/a/settings', { unit: { transferLow: 1 } }, 422, 'transferLow: 1 is not allowed'],
  ['put', 'devices/a/firmware', { version: '09.3', id: 70_000 }, 422, 'firmware.id: 70000'],
  ['put', 'devices/a/firmware', { version: '99.9' }, 422, '99.9'],
  ['put', 'devices/a/firmware', { defects: { none: true } }, 422, 'none'],
  ['patch', 'devices/a/smartslot1', { dip: '2' }, 422, '2'],
] as const

test.each(REFUSED)('%s %s %j: %i', async (method, path, body, status, detail) => {
  const bench = new BenchCore({ seed: 1 })
  bench.add('a', { model: 'SMT1500RM2U', smartslot1: { card: 'AP9624' } })
  const bugs: Error[] = []
  const app = controlApp({
    ...{ bench, version: '0', security: { inProcess: true } as const },
    onBug: (_id, error) => bugs.push(error),
  })
  const response = await app.request(`/api/v1/${path}`, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(bugs).toEqual([])
  expect(response.status).toBe(status)
  expect(((await response.json()) as { detail: string }).detail).toContain(detail)
})
