import { mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publishLink, withdrawLink } from '../../src/ports/pty/stable-link.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-link-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(process.platform === 'win32')('the link to a pty', () => {
  test('replaces one that a killed run left, though its pty is gone', () => {
    const path = join(folder, 'ups0')
    symlinkSync('/dev/pts/99999', path)
    publishLink(path, '/dev/pts/7')
    expect(readlinkSync(path)).toBe('/dev/pts/7')
  })

  test.each(['/nonexistent/disk', 'not-mounted-yet'])(
    'leaves a link of the user to %s alone, though it leads nowhere',
    (target) => {
      const path = join(folder, 'ups0')
      symlinkSync(target, path)
      expect(() => publishLink(path, '/dev/pts/7')).toThrow(
        `${path} is a link to ${target}; a pty's link replaces only links to ptys`,
      )
      withdrawLink(path, '/dev/pts/7')
      expect(readlinkSync(path)).toBe(target)
    },
  )

  test('replaces no file', () => {
    const path = join(folder, 'ups0')
    writeFileSync(path, '')
    expect(() => publishLink(path, '/dev/pts/7')).toThrow(
      /is a file; a pty's link replaces only links to ptys/,
    )
  })
})
