import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { startDetached } from '../../src/cli/steer/detach.ts'

let folder: string
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('up --detach says in a line where its output cannot be kept', async () => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-detach-'))
  vi.stubEnv('UPSLAB_RUN_FOLDER', folder)
  // A folder in the place of the file: nobody can write to it, the superuser included.
  mkdirSync(join(folder, `starting-${process.pid}.log`))
  await expect(startDetached(['up'])).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringMatching(
      /^--detach: what the bench prints cannot be kept in .*\.log: EISDIR.*; UPSLAB_RUN_FOLDER names another folder$/,
    ),
  })
})
