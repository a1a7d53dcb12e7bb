import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiReport, apiReports, entryPoints } from '../../scripts/api-report.mjs'
import { publicVerbs } from '../../scripts/public-verbs.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types?: string }>
}
const ANEW = 'to write it anew: npm run build && node scripts/write-api-reports.mjs'

/** Verbs whose documentation is another's, or that nobody calls by hand. */
const WITHOUT_EXAMPLE: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^(?:HidAsyncClass|NodeHidHandle|NodeHidSync)\./, 'the shape of node-hid'],
  [/^(?:LineBinding|LinePortBinding)\./, 'called by the serialport package'],
  [/^EventStream\.(?:next|return|\[Symbol\.)/, 'called by `for await` and `await using`'],
  [/^(?:Decisions|Defect)\./, 'asked by a unit'],
  [/^LineClock\./, 'implemented by whoever brings line time'],
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-api-'))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const args = [tsc, '-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--declarationDir', folder]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${stdout}${stderr}`)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the reports of what is public', () => {
  test('are those of the declarations', () => {
    for (const { file, text } of apiReports(exports, folder))
      expect(readFileSync(join(root, 'api', file), 'utf8'), `${file}; ${ANEW}`).toBe(text)
  })

  test('are there for every entry point, and for nothing else', () => {
    const files = apiReports(exports, folder).map(({ file }) => file)
    expect(readdirSync(join(root, 'api')).sort()).toEqual(files.sort())
  })

  test('do not name the insides of a unit', () => {
    for (const { file, text } of apiReports(exports, folder)) expect(text, file).not.toMatch(/\bSmartUps\b/)
  })

  test('would differ with another declaration, a name less, or a name more', () => {
    const small = join(folder, 'small')
    mkdirSync(small)
    const write = (text: string) => writeFileSync(join(small, 'index.d.ts'), text)
    const report = () => apiReport('small', join(small, 'index.d.ts'), small)
    write(
      '/** Of it. */\nexport declare function one(): void;\nexport type Two = Hidden;\ntype Hidden = 2;\n',
    )
    expect(report()).toBe(
      '# small\n\nMade by scripts/write-api-reports.mjs from the declarations of this entry point; a test compares. Not written by hand.\n\n```ts\nexport type Two = Hidden\n```\n\n```ts\nexport declare function one(): void\n```\n\nNamed above, and exported neither here nor by upslab:\n\n- Hidden (index.d.ts)',
    )
  })
})

describe('public verbs', () => {
  test.each(entryPoints(exports, '').map(({ name }) => name))('of %s have an example each', (name) => {
    const { file } = entryPoints(exports, folder).find((entry) => entry.name === name)!
    const verbs = publicVerbs(file)
    expect(verbs.length).toBeGreaterThan(0)
    const without = verbs.filter(({ doc }) => !doc.includes('@example')).map((verb) => verb.name)
    expect(without.filter((verb) => !WITHOUT_EXAMPLE.some(([pattern]) => pattern.test(verb)))).toEqual([])
  })
})
