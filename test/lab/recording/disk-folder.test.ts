import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DiskFolder } from '../../../src/lab/recording/disk-folder.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

let path: string
let troubles: string[]
let line: ManualLineClock
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'disk-folder-'))
  troubles = []
  line = new ManualLineClock()
})
afterEach(() => rmSync(path, { recursive: true }))

const options = () => ({
  path: join(path, 'deep', 'er'),
  line,
  onTrouble: (text: string) => void troubles.push(text),
})

describe('a recording on a disk', () => {
  test('reaches it after a while, in order, and whole when closed', async () => {
    const folder = new DiskFolder(options())
    const file = folder.open('a.txt')
    file.write('first ä\n')
    line.advance(200)
    await expect.poll(() => readFileSync(join(path, 'deep/er/a.txt'), 'utf8')).toBe('first ä\n')
    for (let count = 0; count < 50_000; count++) file.write(`${count}\n`)
    file.write(Uint8Array.of(0x21))
    await folder.close()
    const text = readFileSync(join(path, 'deep/er/a.txt'), 'utf8')
    expect(text).toBe(`first ä\n${Array.from({ length: 50_000 }, (_, count) => `${count}\n`).join('')}!`)
    expect(troubles).toEqual([])
    expect(line.timers).toBe(0)
  })

  test('a full disk ends the file with a word, once, and nothing is thrown', async () => {
    const full = async () => ({
      write: () => Promise.reject(new Error('ENOSPC: no space left on device')),
      close: () => Promise.resolve(),
    })
    const folder = new DiskFolder({ ...options(), openFile: full as unknown as typeof open })
    const file = folder.open('a.txt')
    file.write('text')
    line.advance(200)
    await expect.poll(() => troubles.length).toBe(1)
    for (let count = 0; count < 10; count++) file.write('more')
    line.advance(1000)
    await folder.close()
    expect(troubles).toEqual([expect.stringMatching(/a\.txt is recorded no further: ENOSPC/)])
  })

  test('a folder that takes no files is reported', async () => {
    const folder = new DiskFolder({ ...options(), openFile: () => Promise.reject(new Error('EACCES')) })
    folder.open('a.txt').write('text')
    await folder.close()
    expect(troubles).toEqual([expect.stringMatching(/a\.txt is recorded no further: EACCES/)])
  })

  test('a disk that does not keep up costs bounded memory', async () => {
    const never = async () => ({ write: () => new Promise(() => {}), close: () => Promise.resolve() })
    const folder = new DiskFolder({ ...options(), openFile: never as unknown as typeof open })
    const file = folder.open('a.txt')
    const mebibyte = new Uint8Array(1024 * 1024)
    for (let count = 0; count < 33; count++) file.write(mebibyte)
    expect(troubles).toEqual([expect.stringMatching(/does not keep up with 33554432 bytes waiting/)])
  })
})
