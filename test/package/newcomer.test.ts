/** Somebody new with nothing but the pages: an empty folder, a clone, and every command typed as it stands, with the real git, npm and npx. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingFragment } from '../docs/expected.ts'
import { type Block, blocksOf, readPage } from '../docs/markdown.ts'
import { Running, Shell } from '../docs/shell.ts'
import { type Clone, freshClone, noClone } from './setup/clone.ts'
import { root } from './setup/packed.ts'

const LONGEST_MS = 280_000
const why =
  noClone ?? (process.platform === 'win32' ? 'the commands are written for a Unix shell' : undefined)

let github: Clone
let folder: string
let shell: Shell
let env: Record<string, string | undefined>
const mine = () => join(folder, 'mine')

async function typed(command: string, expected?: string, fails = false): Promise<string> {
  const { status, output } = await shell.run(command)
  if ((status !== 0) !== fails)
    throw new Error(`exit status ${status} of\n${command}\nIt printed:\n${output}`)
  const lacking = expected === undefined ? undefined : missingFragment(expected, output)
  if (lacking !== undefined) throw new Error(`"${lacking}" is not in what it printed:\n${output}`)
  return output
}

/** Blocks for newcomers, in order: files are written, commands typed. */
async function follow({ text, directive, expected }: Block): Promise<void> {
  const file = directive.find((word) => word.startsWith('file='))?.slice('file='.length)
  if (file === undefined) await typed(text, expected, directive.includes('fails'))
  else writeFileSync(join(mine(), file), `${text}\n`)
}

function followPage(path: string): void {
  const blocks = readPage(path).blocks.filter(({ directive }) => directive[0] === 'newcomer')
  expect(blocks.length, path).toBeGreaterThan(0)
  for (const block of blocks)
    test(`${path}: ${block.text.split('\n')[0]}`, { timeout: LONGEST_MS }, () => follow(block))
}

/** Examples of a page, as files beside one another. */
function writeExamples(path: string, into: string): string[] {
  const examples = readPage(path).blocks.filter(({ directive }) => directive[0] === 'example')
  mkdirSync(join(mine(), into))
  return examples.map(({ directive, text }) => {
    writeFileSync(join(mine(), into, directive[1]!), `${text}\n`)
    return directive[1]!
  })
}

describe.skipIf(why !== undefined)(`a newcomer${why ? ` (skipped: ${why})` : ''}`, () => {
  beforeAll(() => {
    github = freshClone()
    folder = mkdtempSync(join(tmpdir(), 'upslab-newcomer-'))
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    )
    env = {
      ...Object.fromEntries(inherited),
      // The address that the pages name is the clone made here.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${github.folder}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://github.com/upslab/upslab',
      npm_config_prefer_offline: 'true',
      npm_config_audit: 'false',
      UPSLAB_RUN_FOLDER: join(folder, 'run'),
      NO_COLOR: '1',
      CI: '1',
      LC_ALL: 'C',
    }
    shell = new Shell(folder, env, LONGEST_MS)
  }, 60_000)
  afterAll(async () => {
    await shell?.close()
    github?.remove()
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })

  describe('installs it', () => followPage('docs/install.md'))

  test('npx upslab up, as it stands', { timeout: 60_000 }, async () => {
    const bench = new Running('npx upslab up', mine(), env)
    try {
      await bench.printed('Ctrl-C ends it.')
      expect(existsSync(join(mine(), 'ports/ups0'))).toBe(true)
      const url = /page and control API {2}(\S+)/.exec(bench.output)![1]!
      expect((await fetch(url)).status).toBe(200)
    } finally {
      await bench.close()
    }
  })

  test.each([
    ['--vitest', /1 passed/],
    ['--jest', /1 passed/],
  ])('init %s, and then what it says to type', { timeout: LONGEST_MS }, async (flag, passed) => {
    const said = await typed(`npx upslab init ${flag}`)
    const next = said.split('Next:\n')[1]!.trim().split('\n')
    expect(next[0]).toMatch(/^npm install --save-dev (vitest|jest)$/)
    expect(await typed(next.join(' && '))).toMatch(passed)
  })

  describe('tests with vitest', () => {
    followPage('docs/test-your-agent-in-vitest.md')
    test('every example of the page', { timeout: LONGEST_MS }, async () => {
      const names = writeExamples('docs/test-your-agent-in-vitest.md', 'in-vitest')
      const { status, output } = await shell.run('npx vitest run in-vitest --no-color')
      // One of them shows a defect, and fails as the page says.
      expect(output).toContain(`Test Files  1 failed | ${names.length - 1} passed`)
      expect(output).toContain('expected ups0 to stay off for 10m, and MOG came on after')
      expect(status).toBe(1)
    })
  })

  describe('tests what opens a serial port', () => {
    followPage('docs/test-a-serial-agent.md')
    test('every example of the page', { timeout: LONGEST_MS }, async () => {
      const names = writeExamples('docs/test-a-serial-agent.md', 'on-serial')
      await typed('npx vitest run on-serial --no-color', `Test Files  ${names.length} passed`)
    })
  })

  describe('tests with jest', () => followPage('docs/test-your-agent-in-jest.md'))
  describe('tests with node:test', () => followPage('docs/test-your-agent-in-node-test.md'))
  describe('tests with mocha', () => followPage('docs/test-your-agent-in-mocha.md'))

  test('npm start in the clone, which builds nothing that is built', { timeout: LONGEST_MS }, async () => {
    const clone = join(folder, 'upslab')
    const stamp = () => readFileSync(join(clone, 'dist/.sources'), 'utf8')
    const before = stamp()
    const bench = new Running('npm start -- --control 127.0.0.1:0', clone, env)
    try {
      await bench.printed('Ctrl-C ends it.')
      expect(stamp()).toBe(before)
    } finally {
      await bench.close()
    }
  })

  test('the examples, as their list says', { timeout: LONGEST_MS }, async () => {
    const [block] = blocksOf(readFileSync(join(root, 'examples/README.md'), 'utf8'))
    const [built, ...rest] = block!.text.split('\n')
    expect(built).toBe('npm ci && npm run build')
    // Both were done by npm pack.
    const clone = join(folder, 'upslab')
    expect(existsSync(join(clone, 'dist/panel/index.html'))).toBe(true)
    await typed(`(cd '${clone}' && ${rest.join(' && ')})`, '2 passed')
  })
})
