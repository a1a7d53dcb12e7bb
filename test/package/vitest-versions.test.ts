import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { install, type Packed, packed } from './setup/packed.ts'

/** Fixtures that are changed after others were made of them, in every way a test can. */
const TESTS = `
import { expect, test as base } from 'upslab/vitest'

base('as it is', ({ unit }) => expect(unit.state.firmware.version).toBe('09.3'))

const affected = base.extend({ setup: { model: 'SMT1500RM2U', firmware: '09.2' } })
affected('a setup counts', ({ unit, bench }) => {
  expect(unit.state.firmware.version).toBe('09.2')
  expect(bench.device()).toBe(unit)
  expect(unit).toHaveOutlet('MOG', 'on')
})

const two = base.extend({
  setup: async ({}, use) => use({ devices: { a: { model: 'SMT1500' }, b: { model: 'SMX1000' } } }),
})
two('a setup that is a function counts', ({ bench }) => expect(bench.devices).toHaveLength(2))

const agent = base.extend({ agent: async ({ unit }, use) => use(() => unit.state.firmware.version) })
agent('a fixture of the user has the unit', ({ agent, unit }) => expect(agent()).toBe(unit.state.firmware.version))
const later = agent.extend({ setup: { model: 'SMT1500RM2U', firmware: '09.1' } })
later('a setup counts for fixtures made before it', ({ agent }) => expect(agent()).toBe('09.1'))
later.extend({ setup: { model: 'SMT1500' } })('and once more', ({ unit, agent }) => {
  expect(unit.state.model).toBe('SMT1500')
  expect(agent()).toBe(unit.state.firmware.version)
})
agent('what was changed elsewhere stays there', ({ agent }) => expect(agent()).toBe('09.3'))
`

/** The oldest that the peer range allows, and the last that does not resolve overridden fixtures anew by itself. */
const VERSIONS = ['3.2', '4.0']

describe('upslab/vitest on a vitest before 4.1', () => {
  let npmPackage: Packed
  beforeAll(() => {
    npmPackage = packed()
  }, 60_000)
  afterAll(() => npmPackage?.remove())

  test.each(VERSIONS)('a setup counts on %s', { timeout: 240_000 }, (version) => {
    const folder = join(npmPackage.folder, `vitest-${version}`)
    mkdirSync(folder)
    install(folder, { dependencies: { vitest: `~${version}.0`, upslab: `file:${npmPackage.tarball}` } })
    writeFileSync(join(folder, 'setup.test.mjs'), TESTS)
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--no-color']
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 100_000,
    })
    expect(status, `${stdout}${stderr}`).toBe(0)
    expect(stdout).toMatch(new RegExp(`RUN\\s+v${version.replace('.', '\\.')}\\.`))
    expect(stdout).toMatch(/Tests {2}7 passed/)
  })
})
