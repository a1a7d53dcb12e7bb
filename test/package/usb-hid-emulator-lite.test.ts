import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A program of somebody who has installed the package: a device on the in-process host. */
const PROGRAM = `
import { HidDevice, HidHost, InProcessHost } from 'usb-hid-emulator-lite'
console.log([typeof HidDevice, typeof HidHost, typeof InProcessHost].join(' '))
`

test('the package stands alone: packed, unpacked elsewhere and imported', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  try {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '-w', 'usb-hid-emulator-lite', '--pack-destination', folder], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as { filename: string; files: { path: string }[] }[]
    const files = packed!.files.map(({ path }) => path)
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts']),
    )
    expect(files.filter((path) => path.startsWith('src/'))).toEqual([])
    const modules = join(folder, 'node_modules', 'usb-hid-emulator-lite')
    mkdirSync(modules, { recursive: true })
    execFileSync('tar', ['-xzf', join(folder, packed!.filename), '-C', modules, '--strip-components=1'])
    const said = execFileSync('node', ['--input-type=module', '-e', PROGRAM], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(said.trim()).toBe('function function function')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
