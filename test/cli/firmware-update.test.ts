import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { cli, up } from '../support/cli.ts'

const LAB = `clock: { virtual: true }
devices: { ups0: { model: SMT1500RM2U, firmware: "09.3" } }
`

test('a unit of a running bench is sent new firmware from the terminal', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-update-'))
  const lab = join(folder, 'lab.yaml')
  writeFileSync(lab, LAB)
  const bench = await up([lab, '--control', '127.0.0.1:0'], folder)
  try {
    const { control } = bench.ready
    const update = (...more: string[]) => cli(['firmware', 'ups0', '--url', control, '--update', ...more])
    expect(await update('12.0')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('06.5-09.8, 15.0-15.1'),
    })
    expect(await update('09.6', '--via', 'wifi')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('allowed: serial, usb, smartslot'),
    })
    expect(await update('09.6')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ups0: 09\.3 -> 09\.6, receiving over serial/),
    })
    const client = createClient({ url: control })
    await client.advance({ seconds: 3600 })
    expect((await client.getDevice('ups0')).firmware).toMatchObject({
      version: '09.6',
      update: { phase: 'none', result: 'updated' },
    })
  } finally {
    await bench.stop()
  }
}, 60_000)
