import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** Examples are programs of their own, as a user would write them. */
const product = [...sources('emulators'), ...sources('src')].filter((file) => !file.includes('/examples/'))
const text = (file: string) => readFileSync(join(root, file), 'utf8')

/**
 * What a file imports, as paths from the top. Types count: a file that needs the types of another cannot be read, moved or
 * published without it.
 */
function imports(file: string): string[] {
  return importsOf(file, /^(?:import|export) [^;']*?from '(\.[^']+)'/gms)
}

/** What users meet; nothing below knows of it. */
const FACES = ['src/testing/', 'src/client/', 'src/matrix/', 'src/cli/', 'src/panel/', 'src/library/']

/** The imports that are there at run time. */
function runtimeImports(file: string): string[] {
  return importsOf(file, /^(?:import|export) (?!type )[^;']*?from '(\.[^']+)'/gms)
}

function importsOf(file: string, pattern: RegExp): string[] {
  return [...text(file).matchAll(pattern)].map(([, target]) =>
    relative(root, resolve(root, dirname(file), target!)).replaceAll('\\', '/'),
  )
}

/** Imports of the files below `folder` that go to one of `others`. */
function arrows(folder: string, others: readonly string[], of: (file: string) => string[]): string[] {
  return product
    .filter((file) => file.startsWith(folder))
    .flatMap((file) => of(file).map((target) => `${file} -> ${target}`))
    .filter((arrow) => others.some((other) => arrow.includes(`-> ${other}`)))
}

/** Files below a folder that import each other in a circle. */
function circles(folder: string): string[][] {
  const files = product.filter((file) => file.startsWith(folder))
  const graph = new Map(files.map((file) => [file, imports(file).filter((target) => files.includes(target))]))
  const reach = (from: string) => {
    const seen = new Set<string>()
    const next = [...graph.get(from)!]
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      if (seen.has(file)) continue
      seen.add(file)
      next.push(...graph.get(file)!)
    }
    return seen
  }
  const reached = new Map(files.map((file) => [file, reach(file)]))
  const inCircles = files.filter((file) => reached.get(file)!.has(file))
  return inCircles.map((file) => [file, ...graph.get(file)!.filter((to) => reached.get(to)!.has(file))])
}

describe('the shape of the code', () => {
  test('no hand-written file is longer than 400 lines, and the median is 70 at most', () => {
    const byHand = product.filter((file) => !text(file).split('\n', 1)[0]!.includes('not written by hand'))
    const lengths = byHand.map((file) => ({ file, lines: text(file).split('\n').length }))
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(70)
  })

  test.each([
    ['emulators/', ['src/']],
    ['src/line/', ['emulators/', 'src/protocols/', 'src/ports/', 'src/lab/', 'src/control/', ...FACES]],
    ['src/protocols/', ['src/ports/', 'src/lab/', 'src/control/', ...FACES]],
    ['src/ports/', ['src/protocols/', 'src/lab/', 'src/control/', ...FACES]],
    ['src/lab/', ['src/control/', ...FACES]],
    ['src/control/', FACES],
    ['src/testing/', ['src/matrix/', 'src/cli/', 'src/library/']],
    ['src/library/', ['src/matrix/', 'src/cli/', 'src/testing/']],
    ['src/matrix/', ['src/testing/', 'src/cli/']],
  ])('%s imports nothing from above it, types included', (folder, above) => {
    expect(arrows(folder, above, imports)).toEqual([])
  })

  test.each([
    // A client of the control API runs where no bench is: it takes types only from everything else.
    [
      'src/client/',
      ['emulators/', 'src/protocols/', 'src/ports/', 'src/lab/', 'src/control/', 'src/testing/', 'src/cli/'],
    ],
    // The page runs in a browser: of everything else it takes the client of the control API, and types.
    [
      'src/panel/',
      ['emulators/', 'src/protocols/', 'src/ports/', 'src/lab/', 'src/control/', 'src/testing/', 'src/cli/'],
    ],
  ])('%s takes types only from everything else', (folder, others) => {
    expect(arrows(folder, others, runtimeImports)).toEqual([])
  })

  test('no file of the lab imports in a circle, types included', () => {
    expect(circles('src/lab/')).toEqual([])
  })

  test('a card is named in its own folders, its view and the list of cards only', () => {
    const allowed = [
      'emulators/interface-expander-2/',
      'emulators/legacy-communications-card/',
      'emulators/network-management-card/',
      'src/protocols/powernet/',
      'src/protocols/card-console/',
      'src/lab/cards/',
      'src/panel/views/unit/cards/',
      // Made from the OpenAPI document.
      'src/client/types.ts',
    ]
    const wrong = product.filter(
      (file) =>
        !allowed.some((place) => file.startsWith(place)) &&
        /AP9624|AP9620|AP96(?:17|19|3\d|4\d)|InterfaceExpander2|LegacyCommunicationsCard|NetworkManagementCard|expander(?:Config|Schema)/.test(
          text(file),
        ),
    )
    expect(wrong).toEqual([])
  })

  test('one kind of card does not name another', () => {
    const wrong = product.filter(
      (file) =>
        (/interface-expander-2/.test(file) && /AP9620|LegacyCommunicationsCard/.test(text(file))) ||
        (/legacy-communications-card/.test(file) && /AP9624|InterfaceExpander2/.test(text(file))),
    )
    expect(wrong).toEqual([])
  })

  test('time and randomness come from two files only', () => {
    const allowed = ['src/lab/time/real-time.ts', 'src/lab/random/random-source.ts']
    const wrong = product.filter(
      (file) =>
        !allowed.includes(file) &&
        /Math\.random|node:timers|node:crypto.*random|node:perf_hooks/.test(text(file)),
    )
    expect(wrong).toEqual([])
  })

  test('the lint rule refuses the clock of the computer elsewhere', () => {
    const probe = 'emulators/clock/lint-probe.ts'
    const lint = (file: string) => {
      const args = [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', file]
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
      return { status, said: stdout + stderr }
    }
    try {
      writeFileSync(join(root, probe), 'export const now = Date.now()\n')
      const { status, said } = lint(probe)
      expect(status).toBe(1)
      expect(said).toMatch(/noRestrictedGlobals/)
    } finally {
      rmSync(join(root, probe), { force: true })
    }
    expect(lint('src/lab/time/real-time.ts').status).toBe(0)
  })
})
