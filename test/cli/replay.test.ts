import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordedBench } from '../lab/recording/recorded-bench.ts'
import { cli } from '../support/cli.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-replay-'))
  const run = recordedBench()
  const off = { action: 'off', targets: ['all'], source: 'lcd', useDelay: true }
  await run.call('POST', '/devices/ups0/commands', off)
  run.pass(120)
  await run.recorder.close()
  mkdirSync(join(folder, 'recording'))
  writeFileSync(join(folder, 'recording/journal.jsonl'), run.folder.journal)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('upslab replay', { timeout: 60_000 }, () => {
  test('0: the same, from the folder or the file', async () => {
    for (const path of ['recording', 'recording/journal.jsonl'])
      expect(await cli(['replay', path], folder)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^ups0 {2}SMT1500RM2U, UPS 09\.2\nthe same: /),
      })
  })

  test('1: different, and where', async () => {
    const { code, stdout } = await cli(['replay', 'recording', '--firmware', '09.3', '--json'], folder)
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      same: false,
      complete: true,
      devices: [{ id: 'ups0', recorded: { firmware: '09.2' }, replayed: { firmware: '09.3' } }],
      difference: { kind: 'event', seconds: 90, got: { summary: 'SOG0 off (local-user-command)' } },
    })
  })

  test('2: no recording, or no such firmware', async () => {
    writeFileSync(join(folder, 'text'), 'hello\n')
    expect(await cli(['replay', 'nowhere'], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nowhere is no recording: no such file or folder \(ENOENT\)/),
    })
    expect(await cli(['replay', 'text'], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/line 1 is not JSON/),
    })
    expect(await cli(['replay', 'recording', '--firmware', '99.9'], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no firmware 99\.9; possible: /),
    })
  })
})
