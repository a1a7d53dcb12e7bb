import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tokenFrom } from '../../src/cli/token.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-token-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a file that is not there is made once, for its owner, and found again', () => {
  const file = join(folder, 'run', 'token')
  const first = tokenFrom({ tokenFile: file }, {})
  expect(first).toMatch(/^[\w-]{24}$/)
  expect(tokenFrom({}, { UPSLAB_TOKEN_FILE: file })).toBe(first)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'run'))).toEqual(['token'])
})

test('a file is read without the line end that editors leave', () => {
  const file = join(folder, 'token')
  writeFileSync(file, 'correct horse\n')
  expect(tokenFrom({ tokenFile: file }, {})).toBe('correct horse')
})

test('flags win over the environment, and variables that nobody has set count as not given', () => {
  expect(tokenFrom({ token: 'of the flag' }, { UPSLAB_TOKEN: 'of the variable' })).toBe('of the flag')
  const file = join(folder, 'token')
  writeFileSync(file, 'from the file')
  expect(tokenFrom({}, { UPSLAB_TOKEN: '', UPSLAB_TOKEN_FILE: file })).toBe('from the file')
  expect(tokenFrom({}, { UPSLAB_TOKEN: 'of the variable', UPSLAB_TOKEN_FILE: file })).toBe('of the variable')
  expect(tokenFrom({}, { UPSLAB_TOKEN_FILE: '' })).toBeUndefined()
})

test('an empty file is refused rather than taken for no token', () => {
  const file = join(folder, 'token')
  writeFileSync(file, '\n')
  expect(() => tokenFrom({ tokenFile: file }, {})).toThrow(`token file ${file}: 0 characters`)
  expect(() => tokenFrom({ tokenFile: folder }, {})).toThrow(
    `token file ${folder}: a folder, not a file (EISDIR)`,
  )
})
