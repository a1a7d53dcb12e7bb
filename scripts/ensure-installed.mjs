import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { distProblem, sourcesSum, stampDist } from './dist-stamp.mjs'
import { spawnPlan } from './spawn-plan.mjs'

/** The top folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a command in the repository with our terminal; ends the process when it fails. */
export function run(command, args, options = {}) {
  const plan = spawnPlan(command, args, process.platform)
  const result = spawnSync(plan.command, plan.args, {
    cwd: root,
    stdio: 'inherit',
    shell: plan.shell,
    ...options,
  })
  if (result.error) throw result.error
  return result.status ?? 1
}

/** Installs packages when they are missing or older than the lock file. */
export function ensureInstalled() {
  const marker = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return
  process.stderr.write('installing packages (once)\n')
  // The lock file says exactly which versions; standard output is kept for what the caller prints.
  const status = run('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 'inherit'] })
  if (status !== 0) process.exit(status)
}

/** Path of a package's own command-line program. */
export function bin(packagePath) {
  return join(root, 'node_modules', ...packagePath.split('/'))
}

/** Builds the package into dist/ and the page into dist/panel/; build/ has each module by itself, for benches and scripts. */
export function build() {
  process.stderr.write('building\n')
  const sum = sourcesSum()
  // What has lost its source since would still be published.
  for (const folder of ['dist', 'build']) rmSync(join(root, folder), { recursive: true, force: true })
  const steps = [
    [bin('typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--config', 'vite.package.config.ts'],
  ]
  for (const step of steps) {
    const status = run(process.execPath, step)
    if (status !== 0) process.exit(status)
  }
  // Taken before the build: a source that changes meanwhile makes it stale.
  stampDist(sum)
}

/** The same, unless dist/ was made from the sources as they are. */
export function buildIfStale() {
  if (distProblem() !== undefined) build()
}
