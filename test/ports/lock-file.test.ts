import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../src/ports/lock-file.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-lock-'))
  lock = join(folder, '.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('holds the pid of its process, and is gone when it is given back', () => {
  const unlock = takeLock(lock, 'the folder')
  expect(Number.parseInt(readFileSync(lock, 'utf8'), 10)).toBe(process.pid)
  unlock()
  unlock()
  expect(readdirSync(folder)).toEqual([])
})

test('within one process it is taken once', () => {
  takeLock(lock, 'the folder x')
  expect(() => takeLock(lock, 'the folder x')).toThrow(
    /^the folder x is used by another bench of this process/,
  )
  expect(readdirSync(folder)).toEqual(['.lock'])
})

test.runIf(process.platform === 'linux')('that of a process that runs is respected', async () => {
  const other = spawn('sleep', ['60'])
  await once(other, 'spawn')
  const start = execFileSync('cat', [`/proc/${other.pid}/stat`], { encoding: 'utf8' })
    .split(') ')[1]!
    .split(' ')[19]
  writeFileSync(lock, `${other.pid} ${start}\n`)
  expect(() => takeLock(lock, 'the folder')).toThrow(
    `the folder is used by process ${other.pid}; end it first`,
  )
  // The same pid, given to another process since.
  writeFileSync(lock, `${other.pid} 1\n`)
  takeLock(lock, 'the folder')()
  expect(readdirSync(folder)).toEqual([])
  other.kill('SIGKILL')
  await once(other, 'exit')
  writeFileSync(lock, `${other.pid} ${start}\n`)
  takeLock(lock, 'the folder')()
  expect(readdirSync(folder)).toEqual([])
})

test.each(['', 'nonsense', `${process.pid} 5`])('what nobody holds is replaced: %j', (left) => {
  writeFileSync(lock, left)
  takeLock(lock, 'the folder')()
  expect(readdirSync(folder)).toEqual([])
})
