import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the test that init writes for vitest passes as it is', { timeout: 60_000 }, async () => {
  // Within the package its own name is found, as an installed package is.
  const folder = mkdtempSync(join(root, 'dist', 'init-'))
  try {
    await cli(['init', '--vitest'], folder)
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {}\n')
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--root', folder], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
    })
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('1 passed')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
