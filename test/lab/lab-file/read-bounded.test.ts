import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tokenFrom } from '../../../src/cli/token.ts'
import { readBounded } from '../../../src/lab/lab-file/read-bounded.ts'
import { loadPlugins } from '../../../src/lab/plugins/load.ts'
import { StateStore } from '../../../src/lab/state-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-read-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a file is read up to its bound', () => {
  const file = join(folder, 'a')
  writeFileSync(file, '12345')
  expect(readBounded(file, 5)).toBe('12345')
  expect(() => readBounded(file, 4)).toThrow('larger than 4 bytes')
})

describe.skipIf(!existsSync('/dev/zero'))('what never ends, or never begins', () => {
  test('a device is not read to its end, whoever reads it', async () => {
    expect(() => readBounded('/dev/zero', 1000)).toThrow('larger than 1000 bytes')
    expect(() => tokenFrom({ tokenFile: '/dev/zero' }, {})).toThrow('token file /dev/zero: larger than')
    await expect(loadPlugins(['/dev/zero'])).rejects.toThrow(
      'plug-in /dev/zero cannot be loaded: it is no file',
    )
  })

  test('a pipe that nobody writes to is refused at once', async () => {
    const pipe = join(folder, 'ups0.json')
    execFileSync('mkfifo', [pipe])
    expect(() => readBounded(pipe, 1000)).toThrow('a pipe that nobody writes to')
    expect(() => tokenFrom({ tokenFile: pipe }, {})).toThrow(
      `token file ${pipe}: a pipe that nobody writes to`,
    )
    expect(() => new StateStore(folder).load('ups0')).toThrow(
      `cannot read saved state ${pipe}: a pipe that nobody writes to`,
    )
    await expect(loadPlugins([pipe])).rejects.toThrow('it is no file')
  })

  test('one that somebody writes to is read to its end, also when that takes a while', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('sh', ['-c', `exec 3>"$0"; printf one >&3; sleep 0.2; printf two >&3`, pipe])
    // The writer waits for a reader, and a reader for a writer.
    await expect.poll(() => tried(pipe), { interval: 5, timeout: 5000 }).toBe('onetwo')
    writer.kill()
  })
})

function tried(pipe: string): string {
  try {
    return readBounded(pipe, 1000)
  } catch {
    return ''
  }
}
