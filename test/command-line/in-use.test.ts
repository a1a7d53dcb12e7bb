import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inUseBy, markInUse } from '../../scripts/in-use.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-in-use-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('dist/ is in use while a process that runs from it lives, until it says otherwise', () => {
  expect(inUseBy(join(folder, 'none'))).toBeUndefined()
  const end = markInUse(join(folder, 'notes'))
  expect(inUseBy(join(folder, 'notes'))).toBe(process.pid)
  end()
  expect(inUseBy(join(folder, 'notes'))).toBeUndefined()
})

test('a note of a process that ended counts no more, and is removed', () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  markInUse(folder, pid)
  expect(inUseBy(folder)).toBeUndefined()
  expect(existsSync(join(folder, String(pid)))).toBe(false)
})
