import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { found as browser } from '../browser/setup/chromium.ts'
import { install, type Packed, packed, root, runNpm } from './setup/packed.ts'

const EXAMPLES = readdirSync(join(root, 'examples'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

const missing: Readonly<Record<string, string | undefined>> = {
  'msw-dashboard': browser.available ? undefined : browser.reason,
  'matrix-agent': spawnSync('python3', ['--version']).status === 0 ? undefined : 'no python3 on this machine',
}

let npmPackage: Packed

/** The examples as their readers have them: copied, with the published package and what each names besides. */
beforeAll(() => {
  npmPackage = packed()
  for (const name of EXAMPLES) {
    const folder = join(npmPackage.folder, name)
    mkdirSync(folder)
    cpSync(join(root, 'examples', name), folder, {
      recursive: true,
      filter: (path) => !/node_modules|public$/.test(path),
    })
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const kind of ['dependencies', 'devDependencies'])
      if (manifest[kind]?.upslab) manifest[kind].upslab = `file:${npmPackage.tarball}`
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  }
  install(npmPackage.folder, { workspaces: EXAMPLES })
}, 300_000)
afterAll(() => npmPackage?.remove())

function npmTest(name: string, env: Record<string, string> = {}) {
  const chromium = browser.available ? { CHROMIUM: browser.path } : {}
  const { status, stdout, stderr } = runNpm(['test'], join(npmPackage.folder, name), { ...chromium, ...env })
  return { status, said: `${stdout}${stderr}` }
}

describe('each example, by npm test, with the packed package', () => {
  for (const name of EXAMPLES) {
    const why = missing[name]
    test.skipIf(why !== undefined)(
      `${name} passes${why ? ` (skipped: ${why})` : ''}`,
      { timeout: 120_000 },
      () => {
        const { status, said } = npmTest(name)
        expect(said).toMatch(/2 passed|pass 2|8 of 8 as expected/)
        expect(status, said).toBe(0)
      },
    )
  }

  test('vitest-agent fails on 09.2, and shows why', { timeout: 60_000 }, () => {
    const { status, said } = npmTest('vitest-agent', { UPS_FIRMWARE: '09.2' })
    expect(said).toContain('to stay off for 1h, and MOG came on after')
    expect(said).toContain('replace-wake-rule (defect ie2-shutdown-override)')
    expect(said).toMatch(/1 failed.*1 passed/)
    expect(status).toBe(1)
  })
})

test('the list of examples names each of them', () => {
  const list = readFileSync(join(root, 'examples/README.md'), 'utf8')
  for (const name of EXAMPLES) expect(list).toContain(`[${name}](${name})`)
})
