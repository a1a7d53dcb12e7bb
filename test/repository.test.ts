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

/** Real imports of a file, as paths from the top; type-only imports are no dependency at run time. */
function imports(file: string): string[] {
  return [...text(file).matchAll(/^import (?!type )[^;']*?from '(\.[^']+)'/gms)].map(([, target]) =>
    relative(root, resolve(root, dirname(file), target!)).replaceAll('\\', '/'),
  )
}

/** What users meet; nothing below knows of it. */
const FACES = ['src/testing/', 'src/client/', 'src/matrix/', 'src/cli/', 'src/panel/', 'src/library/']

describe('the shape of the code', () => {
  test('no hand-written file is longer than 500 lines, and the median is near 100', () => {
    const byHand = product.filter((file) => !text(file).split('\n', 1)[0]!.includes('not written by hand'))
    const lengths = byHand.map((file) => ({ file, lines: text(file).split('\n').length }))
    expect(lengths.filter(({ lines }) => lines > 500)).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(110)
  })

  test.each([
    ['emulators/', ['src/']],
    ['src/protocols/', ['src/ports/', 'src/lab/', 'src/control/', ...FACES]],
    ['src/ports/', ['src/protocols/', 'src/lab/', 'src/control/', ...FACES]],
    ['src/lab/', ['src/control/', ...FACES]],
    ['src/control/', FACES],
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
    ['src/testing/', ['src/matrix/', 'src/cli/', 'src/library/']],
    ['src/library/', ['src/matrix/', 'src/cli/', 'src/testing/']],
    ['src/matrix/', ['src/testing/', 'src/cli/']],
  ])('%s imports nothing from above it', (folder, above) => {
    const wrong = product
      .filter((file) => file.startsWith(folder))
      .flatMap((file) => imports(file).map((target) => `${file} -> ${target}`))
      .filter((arrow) => above.some((up) => arrow.includes(`-> ${up}`)))
    expect(wrong).toEqual([])
  })

  test('time and randomness come from two files only', () => {
    const allowed = ['src/lab/real-time.ts', 'src/lab/random-source.ts']
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
    expect(lint('src/lab/real-time.ts').status).toBe(0)
  })
})
