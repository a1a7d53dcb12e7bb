import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { missingFragment } from '../docs/expected.ts'
import { readPage, root } from '../docs/markdown.ts'

const PAGES = [
  'docs/use-as-a-library.md',
  'docs/test-your-agent-in-vitest.md',
  'docs/test-a-serial-agent.md',
  'docs/test-a-dashboard-with-msw.md',
  'docs/write-a-plug-in.md',
]
const blocks = PAGES.flatMap((page) => readPage(page).blocks)
const examples = blocks.filter(({ directive }) => directive[0] === 'example')
/** Modules that examples import. */
const modules = blocks.filter(({ directive: [kind, name] }) => kind === 'file' && name?.endsWith('.mjs'))
/** Programs, each with what it prints. */
const programs = blocks.filter(({ directive }) => directive[0] === 'program')
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { default: string }>
}

/** What `import` finds under each name of the package, in its sources: the examples need no build. */
const subpaths = Object.entries(exports).flatMap(([name, target]) =>
  typeof target === 'string'
    ? []
    : [
        {
          find: name.replace(/^\./, 'upslab'),
          file: join(root, target.default.replace(/^\.\/dist\//, '').replace(/\.js$/, '.ts')),
        },
      ],
)

interface Outcome {
  readonly name: string
  readonly status: string
  readonly said: string
}

/** A test that runs a program and keeps what it prints. */
function printing(name: string): string {
  return `
import { writeFileSync } from 'node:fs'
import { test, vi } from 'vitest'
test('${name}', async () => {
  const lines = []
  vi.spyOn(console, 'log').mockImplementation((...said) => void lines.push(said.join(' ')))
  await import('./${name}')
  writeFileSync(new URL('./${name}.out', import.meta.url), lines.join('\\n'))
})
`
}

/** Runs every example as a project of its own would. */
function runExamples(folder: string): Outcome[] {
  const alias = subpaths.map(({ find, file }) => ({ find: `^${find}$`, replacement: file }))
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `const alias = ${JSON.stringify(alias)}.map((one) => ({ ...one, find: new RegExp(one.find) }))\n` +
      'export default { resolve: { alias }, test: { maxWorkers: 1, testTimeout: 60_000 } }\n',
  )
  for (const { directive, text } of modules) writeFileSync(join(folder, directive[1]!), `${text}\n`)
  for (const { directive, text } of examples) writeFileSync(join(folder, directive[1]!), `${text}\n`)
  for (const { directive, text } of programs) {
    writeFileSync(join(folder, directive[1]!), `${text}\n`)
    writeFileSync(join(folder, `${directive[1]}.test.mjs`), printing(directive[1]!))
  }
  const report = join(folder, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--root', folder, '--reporter=json', `--outputFile=${report}`]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  if (!existsSync(report)) throw new Error(`no report; it said:\n${stdout}${stderr}`)
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: {
      name: string
      message: string
      assertionResults: { title: string; status: string; failureMessages: string[] }[]
    }[]
  }
  return testResults.flatMap(({ name, message, assertionResults }) =>
    assertionResults.length === 0
      ? [{ name, status: 'broken', said: message }]
      : assertionResults.map(({ title, status, failureMessages }) => ({
          name: title,
          status,
          said: failureMessages.join('\n'),
        })),
  )
}

describe(`the examples of ${PAGES.join(', ')}`, () => {
  let folder: string
  let outcomes: Outcome[]
  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    folder = mkdtempSync(join(root, '.cache', 'page-'))
    outcomes = runExamples(folder)
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('pass, but for the one that shows a defect', () => {
    expect(examples.length).toBeGreaterThan(3)
    expect(outcomes.length).toBeGreaterThan(examples.length)
    const others = outcomes.filter(({ status }) => status !== 'passed')
    expect(others, others.map(({ said }) => said).join('\n')).toMatchObject([
      { name: 'off and stay off on 09.2', status: 'failed' },
    ])
  })

  test.each(programs)('$directive.1 prints what the page says', ({ directive, expected }) => {
    const said = readFileSync(join(folder, `${directive[1]}.out`), 'utf8')
    expect(expected).toBeDefined()
    expect(missingFragment(expected!, said), said).toBeUndefined()
  })

  test('that one fails with what the page shows', () => {
    const { expected } = blocks.find(({ directive }) => directive[1] === 'stays-off.test.ts')!
    const { said } = outcomes.find(({ name }) => name === 'off and stay off on 09.2')!
    expect(missingFragment(expected!, said), said).toBeUndefined()
  })
})

test('the package has the subpaths that the pages import from', () => {
  const imported = [...examples, ...programs].flatMap(({ text }) =>
    [...text.matchAll(/from '(upslab[^']*)'/g)].map(([, at]) => at),
  )
  const kits = ['vitest', 'client', 'testing', 'serialport', 'node-hid', 'msw']
  expect(new Set(imported)).toEqual(new Set(['upslab', ...kits.map((name) => `upslab/${name}`)]))
  expect(subpaths.map(({ find }) => find)).toEqual(expect.arrayContaining(imported))
  expect(subpaths.filter(({ file }) => !existsSync(file))).toEqual([])
})
