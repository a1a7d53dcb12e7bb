import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from '../../real-clients/setup/folder-lock.ts'

/** A browser to drive, or in words why there is none. */
export type Found =
  | { readonly available: true; readonly path: string }
  | { readonly available: false; readonly reason: string }

/** A browser as this machine may have it. */
export interface BrowserProgram {
  readonly name: string
  /** The variable of the environment that names one. */
  readonly env: string
  /** What it is called on the path. */
  readonly names: readonly string[]
  /** Packages of Debian. */
  readonly packages: readonly string[]
}

const cached = (file: string) => fileURLToPath(new URL(`../../../.cache/${file}`, import.meta.url))

/** The one the environment names, one on the path, or, as root on a Debian, the distribution's own. */
export async function findBrowser(program: BrowserProgram): Promise<Found> {
  const path = process.env[program.env] ?? onPath(program)
  if (path !== undefined) return { available: true, path }
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return { available: false, reason: `no ${program.name} on the path; ${program.env} names one elsewhere` }
  return withLock(
    cached(`${program.name}.lock`),
    async () => alreadyFailed(program) ?? noted(program, install(program)),
  )
}

/** What the first test file of a run found out, for the others: whose run, and why there is none. */
function alreadyFailed({ name }: BrowserProgram): Found | undefined {
  const file = cached(`${name}.failed`)
  if (!existsSync(file)) return undefined
  const { run, reason } = JSON.parse(readFileSync(file, 'utf8'))
  return run === process.ppid ? { available: false, reason } : undefined
}

function noted({ name }: BrowserProgram, result: Found): Found {
  if (!result.available)
    writeFileSync(cached(`${name}.failed`), JSON.stringify({ run: process.ppid, reason: result.reason }))
  return result
}

function install(program: BrowserProgram): Found {
  const had = onPath(program)
  if (had !== undefined) return { available: true, path: had }
  process.stderr.write(`installing ${program.name} (once)\n`)
  const run = (...args: string[]) => spawnSync('apt-get', args, { encoding: 'utf8', timeout: 300_000 })
  run('update', '--quiet')
  const { status, stderr, error } = run(
    ...['install', '--yes', '--no-install-recommends', ...program.packages],
  )
  const path = onPath(program)
  if (status === 0 && path !== undefined) return { available: true, path }
  const why = error?.message ?? stderr.trim().split('\n').at(-1)
  return { available: false, reason: `apt-get cannot install ${program.name}: ${why}` }
}

function onPath({ names }: BrowserProgram): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
