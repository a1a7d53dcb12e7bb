/** What somebody has who clones the repository, or installs from it: both packages, whole, without a step in between. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clone, freshClone, noClone } from './setup/clone.ts'
import { install, npm, packed, root } from './setup/packed.ts'
import { runNode } from './setup/run-node.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  exports: Record<string, string | object>
}
/** Those that need a package besides, which their users have; `subpaths.test.ts` has it too. */
const WITH_PEERS = ['./vitest', './serialport', './msw']
const names = Object.keys(manifest.exports).map((name) => name.replace(/^\./, 'upslab'))
const alone = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string' || WITH_PEERS.includes(name) ? [] : [name.replace(/^\./, 'upslab')],
)

const PROGRAM = `
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
for (const name of ${JSON.stringify(names)})
  if (!existsSync(fileURLToPath(import.meta.resolve(name)))) throw new Error(name + ' names a file that is not there')
for (const name of ${JSON.stringify([...alone, 'usb-hid-emulator-lite'])})
  if (Object.keys(await import(name)).length === 0) throw new Error(name + ' exports nothing')
const { createBench } = await import('upslab/testing')
const bench = await createBench({ model: 'SMT1500' })
console.log('a bench stands')
await bench.close()
`
const MAIN = 'node_modules/upslab/dist/src/cli/main.js'
const why = noClone ? ` (skipped: ${noClone})` : ''

describe.skipIf(noClone !== undefined)(`a fresh clone${why}`, () => {
  let clone: Clone
  let elsewhere: string
  beforeAll(() => {
    clone = freshClone()
    elsewhere = mkdtempSync(join(tmpdir(), 'upslab-elsewhere-'))
  }, 60_000)
  afterAll(() => {
    clone?.remove()
    if (elsewhere) rmSync(elsewhere, { recursive: true, force: true, maxRetries: 3 })
  })

  /** Packs, and returns the path of the tarball and the files in it. */
  function pack(...args: readonly string[]) {
    // Its scripts may print, so what npm has to say is the last that stands there.
    const said = npm(['pack', '--json', '--pack-destination', elsewhere, ...args], clone.folder)
    const [one] = JSON.parse(said.slice(said.search(/^\[/m))) as [
      { filename: string; files: { path: string }[] },
    ]
    return { tarball: join(elsewhere, one.filename), files: one.files.map(({ path }) => path) }
  }

  test('packs both packages by npm pack alone, and both work elsewhere', { timeout: 300_000 }, () => {
    expect(existsSync(join(clone.folder, 'node_modules'))).toBe(false)
    const bench = pack()
    const usb = pack('--workspace', 'usb-hid-emulator-lite')
    const here = packed()
    here.remove()
    expect([...bench.files].sort()).toEqual([...here.files].sort())
    install(elsewhere, {
      dependencies: { upslab: `file:${bench.tarball}`, 'usb-hid-emulator-lite': `file:${usb.tarball}` },
    })
    expect(runNode(elsewhere, MAIN, '--version').trim()).toBe(manifest.version)
    expect(runNode(elsewhere, '--input-type=module', '--eval', PROGRAM)).toContain('a bench stands')
  })

  test('can be installed from git', { timeout: 300_000 }, () => {
    const folder = join(elsewhere, 'from-git')
    mkdirSync(folder)
    install(folder, { dependencies: { upslab: `git+${pathToFileURL(clone.folder)}` } })
    expect(runNode(folder, MAIN, '--version').trim()).toBe(manifest.version)
    expect(existsSync(join(folder, 'node_modules/upslab/dist/panel/index.html'))).toBe(true)
  })
})
