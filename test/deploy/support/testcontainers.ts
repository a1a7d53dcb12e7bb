import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPage, root } from '../../docs/markdown.ts'
import { type RunResult, runProgram } from '../../real-clients/setup/daemon.ts'
import type { Clients } from '../../real-clients/setup/ensure-clients.ts'

const CACHE = join(root, '.cache/testcontainers')
/** The last that runs on Node 20. */
const PACKAGE = 'testcontainers@11.9.0'

/** Installs Testcontainers into the cache unless it is there. */
export function ensureTestcontainers(): Clients {
  if (existsSync(CACHE)) return { available: true }
  const fresh = `${CACHE}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  writeFileSync(join(fresh, 'package.json'), '{ "type": "module" }')
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', fresh, PACKAGE]
  const { status } = spawnSync('npm', install, { encoding: 'utf8', timeout: 120_000 })
  if (status !== 0) return { available: false, reason: `${PACKAGE} cannot be had (offline?)` }
  renameSync(fresh, CACHE)
  return { available: true }
}

/** Compiles the recipe of docs/testcontainers.md, and then runs it with vitest as its reader would. */
export async function runRecipe(env: Readonly<Record<string, string>>): Promise<readonly RunResult[]> {
  const recipe = readPage('docs/testcontainers.md').blocks.find(
    ({ directive }) => directive[0] === 'testcontainers',
  )!
  const folder = join(CACHE, 'test')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'bench.test.ts')
  writeFileSync(file, recipe.text)
  // Without one, vitest reads the nearest above: this repository's, which is for its own tests.
  writeFileSync(join(CACHE, 'vitest.config.mjs'), 'export default {}\n')
  const compiler = [
    ...[
      join(root, 'node_modules/typescript/bin/tsc'),
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2022',
    ],
    ...['--module', 'nodenext', '--ignoreConfig', '--types', 'node', file],
  ]
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', CACHE]
  // The reaper is an image of its own, which only a registry has.
  const own = { ...env, TESTCONTAINERS_RYUK_DISABLED: 'true', CI: 'true' }
  const options = { cwd: CACHE, timeoutMs: 120_000 }
  return [
    await runProgram([process.execPath, ...compiler], options),
    await runProgram([process.execPath, ...vitest], { ...options, env: own }),
  ]
}
