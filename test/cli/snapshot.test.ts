import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { cli, up } from '../support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'upslab-snapshot-'))
const LAB = `clock: { virtual: true }
devices: { ups0: { model: SMT1500RM2U, firmware: "09.3", hosts: { db1: { shutdownTrigger: on-battery, shutdownSeconds: 10 } } } }
`

test('a running bench is saved to a file, taken back to it, and a scenario begins there', async () => {
  const lab = join(folder, 'lab.yaml')
  writeFileSync(lab, LAB)
  const bench = await up([lab, '--control', '127.0.0.1:0'], folder)
  try {
    const { control } = bench.ready
    const client = createClient({ url: control })
    const file = join(folder, 'before.json')
    await client.setInput('ups0', { voltage: 0 })
    await client.advance({ seconds: 12 })
    expect(await cli(['snapshot', 'save', file, '--control', control])).toMatchObject({
      code: 0,
      stdout: `saved ${file}: 2025-01-01T00:00:12.000Z of device time\n`,
    })
    await client.advance({ seconds: 600 })
    expect((await cli(['snapshot', 'restore', file, '--control', control])).stdout).toBe(
      'the bench is back at 2025-01-01T00:00:12.000Z of device time\n',
    )
    expect((await client.getClock()).now).toBe('2025-01-01T00:00:12.000Z')

    const scenario = join(folder, 'on.yaml')
    const device = LAB.split('\n')[1]
    writeFileSync(
      scenario,
      `title: t\n${device}\nsteps:\n  - expect: { state: on-battery, hosts: { db1: halted } }\n`,
    )
    expect((await cli(['run', scenario, '--from-snapshot', file])).code).toBe(0)
    expect((await cli(['run', scenario])).code).toBe(1)

    writeFileSync(file, readFileSync(file, 'utf8').replace('"on-battery"', '"on-fire"'))
    const refused = await cli(['run', scenario, '--from-snapshot', file])
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/power\.state: "on-fire" is not allowed/),
    ])
    const restored = await cli(['snapshot', 'restore', file, '--control', control])
    expect([restored.code, restored.stderr]).toEqual([1, expect.stringMatching(/422 Snapshot refused/)])
  } finally {
    await bench.stop()
  }
}, 60_000)

test('a bench that does not answer makes the exit code 3', async () => {
  const { code, stderr } = await cli([
    'snapshot',
    'save',
    join(folder, 'x.json'),
    '--control',
    'http://127.0.0.1:1',
  ])
  expect(stderr).toBe('upslab: takeSnapshot: no answer from http://127.0.0.1:1: fetch failed\n')
  expect(code).toBe(3)
})

test.each([
  [['snapshot', 'restore', join(folder, 'nosuch.json')], 'is no snapshot: no such file or folder (ENOENT)'],
  [
    ['snapshot', 'save', join(folder, 'x.json'), '--control', 'nowhere'],
    '--control: "nowhere" is not the address of a bench',
  ],
  [
    ['run', 'flicker', '--from-snapshot', 'x', '--firmware', '09.3'],
    '--from-snapshot does not go with --firmware',
  ],
])('%j is wrong usage', async (args, message) => {
  const { code, stderr } = await cli(args)
  expect(stderr).toContain(message)
  expect(code).toBe(2)
})
