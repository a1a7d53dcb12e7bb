import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../../src/ports/make-folder.ts'
import { publishLink } from '../../src/ports/pty/stable-link.ts'

const folder = mkdtempSync(join(tmpdir(), 'make-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a folder is made with those above it, and left alone where it is there', () => {
  const path = join(folder, 'a', 'b', 'c')
  makeFolder(path, 0o700)
  makeFolder(path)
  expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
})

test('a file in the way is named as the system names it', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow(/EEXIST/)
  expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/ENOTDIR/)
})

test.runIf(process.platform === 'linux')('a parent that takes no folders is an error, not a hang', () => {
  expect(() => makeFolder('/proc/nope/a/b')).toThrow(/ENOENT/)
  expect(() => publishLink('/proc/nope/port', '/dev/pts/0')).toThrow(/cannot make the link/)
})
