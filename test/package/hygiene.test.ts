import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Packed, packed, root } from './setup/packed.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | object>
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional: boolean }>
}

/** A module by name, in a statement or a call. */
const IMPORT =
  /^(?:import|export) (?:[\w*{}\s,$]+? from )?['"]([a-z@][^'"\s]*)['"];?$|(?<!`)\bimport\(['"]([a-z@][^'"]*)['"]\)/gm

/** Bare module names that the compiled modules import, with the folders that do. */
function imported(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const files = readdirSync(join(root, 'build'), { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.js') && !/examples/.test(name))) {
    const text = readFileSync(join(root, 'build', file), 'utf8')
    const where = file.replaceAll('\\', '/').split('/').slice(0, 3).join('/')
    for (const [, statement, call] of text.matchAll(IMPORT)) {
      const name = statement ?? call!
      if (name.startsWith('node:')) continue
      const bare = /^(@[^/]+\/)?[^/]+/.exec(name)![0]
      found.set(bare, (found.get(bare) ?? new Set()).add(where))
    }
  }
  return found
}

describe('the package as it would be published', () => {
  let npmPackage: Packed
  beforeAll(() => {
    npmPackage = packed()
  }, 60_000)
  afterAll(() => npmPackage?.remove())

  test('publint has nothing to say', { timeout: 60_000 }, async () => {
    const files = readFileSync(npmPackage.tarball)
    const tarball = files.buffer.slice(files.byteOffset, files.byteOffset + files.byteLength) as ArrayBuffer
    const { messages, pkg } = await publint({ pack: { tarball } })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('types resolve for whoever imports modules', { timeout: 60_000 }, async () => {
    const data = new Uint8Array(readFileSync(npmPackage.tarball))
    const result = await checkPackage(createPackageFromTarballData(data), {
      excludeEntrypoints: ['./package.json', './lab.schema.json', './scenario.schema.json'],
    })
    expect(result.types).toMatchObject({ kind: 'included' })
    // It is a package of modules: resolution of old, and `require` before Node 22, are not for it.
    const others = 'problems' in result ? result.problems : []
    const wrong = others.filter(
      (problem) =>
        problem.kind !== 'CJSResolvesToESM' &&
        !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    )
    expect(wrong).toEqual([])
  })

  test('holds what it needs and nothing that has lost its source', () => {
    const { files } = npmPackage
    expect(files).toEqual(
      expect.arrayContaining([
        'dist/src/cli/main.js',
        'dist/panel/index.html',
        'schema/lab.schema.json',
        'scenarios/fa233876-off-confirmed.yaml',
        'LICENSE',
        'CHANGELOG.md',
      ]),
    )
    expect(files.filter((path) => /^(test|src|bench|scripts|\.cache|\.ci)\//.test(path))).toEqual([])
    const sources = new Set(
      ['src', 'emulators'].flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          join(folder, name).replaceAll('\\', '/'),
        ),
      ),
    )
    const orphans = files.filter((path) => {
      const source = /^dist\/((?:src|emulators)\/.+)\.(c?)js$/.exec(path)
      return source && !sources.has(`${source[1]}.${source[2]}ts`)
    })
    expect(orphans).toEqual([])
  })

  test('maps carry their sources, so that no tool looks for files that are not there', () => {
    const maps = npmPackage.files.filter((path) => path.endsWith('.js.map'))
    expect(maps.length).toBeGreaterThan(10)
    for (const path of maps) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(root, path), 'utf8'))
      expect(sourcesContent.length, path).toBe(sources.length)
      expect(
        sourcesContent.every((text: unknown) => typeof text === 'string'),
        path,
      ).toBe(true)
    }
  })
})

describe('dependencies', () => {
  const used = imported()

  test('every one is used, and whatever is imported is one', () => {
    const ours = { ...manifest.dependencies, ...manifest.optionalDependencies }
    const declared = { ...ours, ...manifest.peerDependencies }
    const undeclared = [...used.keys()].filter((name) => !(name in declared))
    expect(undeclared).toEqual([])
    expect(Object.keys(ours).filter((name) => !used.has(name))).toEqual([])
  })

  test('those that only tests need are optional, and only the test kits import them', () => {
    expect(Object.values(manifest.peerDependenciesMeta).every(({ optional }) => optional)).toBe(true)
    expect(Object.keys(manifest.peerDependenciesMeta)).toEqual(Object.keys(manifest.peerDependencies))
    const kits = ['src/testing', 'src/ports/mock-binding', 'src/ports/serialport']
    for (const name of Object.keys(manifest.peerDependencies))
      for (const folder of used.get(name) ?? []) expect(kits.some((kit) => folder.startsWith(kit))).toBe(true)
  })
})
