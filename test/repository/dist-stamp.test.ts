import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { distProblem, FILES, sourcesSum, stampDist } from '../../scripts/dist-stamp.mjs'

let top: string
const write = (name: string, text: string) => writeFileSync(join(top, name), text)

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'upslab-stamp-'))
  for (const folder of ['src/cli', 'emulators/clock', 'dist'])
    mkdirSync(join(top, folder), { recursive: true })
  for (const name of [...FILES, 'src/cli/main.ts', 'emulators/clock/clock.ts']) write(name, name)
  stampDist(sourcesSum(top), top)
})
afterEach(() => rmSync(top, { recursive: true, force: true }))

const STALE = 'the sources have changed since dist/ was built; type: npm run build'

describe('dist/ can be used', () => {
  test('when it was made from the sources as they are, whenever they were written', () => {
    expect(distProblem(top)).toBeUndefined()
    write('src/cli/main.ts', 'src/cli/main.ts')
    expect(distProblem(top)).toBeUndefined()
  })

  test('not when it is missing, or a build did not come to its end', () => {
    rmSync(join(top, 'dist/.sources'))
    expect(distProblem(top)).toBe('dist/ is not from a whole build; type: npm run build')
    rmSync(join(top, 'dist'), { recursive: true })
    expect(distProblem(top)).toBe('there is no dist/ yet; type: npm run build')
  })

  test.each<[string, () => void]>([
    ['changed', () => write('src/cli/main.ts', 'else')],
    ['added', () => write('src/cli/more.ts', '')],
    ['removed', () => rmSync(join(top, 'emulators/clock/clock.ts'))],
    ['renamed', () => renameSync(join(top, 'src/cli/main.ts'), join(top, 'src/cli/mein.ts'))],
    ['changed that says how to build', () => write('tsconfig.json', '{}')],
  ])('not when a file was %s since', (_what, change) => {
    change()
    expect(distProblem(top)).toBe(STALE)
  })
})
