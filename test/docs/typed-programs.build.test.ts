/** The TypeScript of every page, compiled against the declarations that are published. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pages, root } from './markdown.ts'

const OPTIONS = {
  target: 'es2022',
  lib: ['es2023'],
  module: 'nodenext',
  strict: true,
  noEmit: true,
  allowJs: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  types: ['node'],
}
/** Files that a page has its reader make. */
const KINDS = ['example', 'program', 'file']
const CODE = /\.(ts|m?js)$/

test('every program of a page compiles', { timeout: 120_000 }, () => {
  // Within the repository, so that a program finds the package by its name, and what stands beside it.
  const folder = join(root, '.cache', 'typed-programs')
  rmSync(folder, { recursive: true, force: true })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let programs = 0
  for (const { path, blocks } of pages())
    for (const { directive, text } of blocks) {
      const [kind = '', name = ''] = directive
      if (!KINDS.includes(kind) || !CODE.test(name)) continue
      const file = join(folder, path, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${text}\n`)
      if (name.endsWith('.ts')) programs++
    }
  expect(programs).toBeGreaterThan(12)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, include: ['**/*.ts'] }),
  )
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
    { encoding: 'utf8' },
  )
  expect(stdout).toBe('')
})
