import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type NodeBinary, nodeBinary } from './setup/nodes.ts'
import { install, type Packed, packed } from './setup/packed.ts'

/** Fixtures that are changed after others were made of them, in every way a test can. */
const TESTS = `
import { expect, test as base } from 'upslab/vitest'

base('as it is', ({ unit }) => expect(unit.state.firmware.version).toBe('09.3'))

const affected = base.extend({ setup: { model: 'SMT1500RM2U', firmware: '09.2' } })
affected('a setup counts', ({ unit, upsBench }) => {
  expect(unit.state.firmware.version).toBe('09.2')
  expect(upsBench.device()).toBe(unit)
  expect(unit).toHaveOutlet('MOG', 'on')
})

const two = base.extend({
  setup: async ({}, use) => use({ devices: { a: { model: 'SMT1500' }, b: { model: 'SMX1000' } } }),
})
two('a setup that is a function counts', ({ upsBench }) => expect(upsBench.devices).toHaveLength(2))

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

/** The oldest that the peer range allows, the last that does not resolve overridden fixtures anew by itself, and the newest. */
const VERSIONS = [
  { version: '3.2', node: 20 },
  { version: '4.0', node: 20 },
  // Needs Node 22.12, and has a fixture called `bench` of its own.
  { version: '5.0', node: 22 },
  { version: '5', node: 22 },
]
const nodes = new Map(
  await Promise.all([20, 22].map(async (major) => [major, await newEnough(major)] as const)),
)

/** The Node that runs this where it is new enough, and that one from npm else. */
async function newEnough(major: number): Promise<NodeBinary> {
  const own = Number(process.versions.node.split('.')[0])
  return own >= major ? { major: own, path: process.execPath } : nodeBinary(major)
}

describe('upslab/vitest on another vitest than ours', () => {
  let npmPackage: Packed
  beforeAll(() => {
    npmPackage = packed()
  }, 60_000)
  afterAll(() => npmPackage?.remove())

  for (const { version, node: major } of VERSIONS) {
    const node = nodes.get(major)!
    const why = 'reason' in node ? node.reason : undefined
    const name = `a setup counts on ${version}${why ? ` (skipped: ${why})` : ''}`
    test.skipIf(why !== undefined)(name, { timeout: 240_000 }, () => {
      const folder = join(npmPackage.folder, `vitest-${version}`)
      mkdirSync(folder)
      const range = version.includes('.') ? `~${version}.0` : `^${version}.0.0`
      install(folder, { dependencies: { vitest: range, upslab: `file:${npmPackage.tarball}` } })
      writeFileSync(join(folder, 'setup.test.mjs'), TESTS)
      const args = ['node_modules/vitest/vitest.mjs', 'run', '--no-color']
      const { status, stdout, stderr } = spawnSync('path' in node ? node.path : '', args, {
        cwd: folder,
        encoding: 'utf8',
        timeout: 100_000,
      })
      expect(status, `${stdout}${stderr}`).toBe(0)
      expect(stdout).toMatch(new RegExp(`RUN\\s+v${version.replace('.', '\\.')}\\.`))
      expect(stdout).toMatch(/Tests {2}7 passed/)
    })
  }
})
