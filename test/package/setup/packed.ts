import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))

const WINDOWS = process.platform === 'win32'

/** Runs npm and returns what it printed; an Error with all of it when it fails. */
export function npm(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr } = runNpm(args, cwd, env)
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

export function runNpm(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  // The configuration of the npm that runs us is not for this one.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$)/.test(name),
  )
  return spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: WINDOWS,
    maxBuffer: 64 * 1024 * 1024,
    // A program that waits for ever must fail its test, not stop the run.
    timeout: 240_000,
    env: { ...Object.fromEntries(inherited), ...env },
  })
}

/** An empty folder, and the package as it would be published in it. */
export interface Packed {
  readonly folder: string
  /** Path of the tarball. */
  readonly tarball: string
  /** Paths in the tarball, without `package/`. */
  readonly files: readonly string[]
  remove(): void
}

export function packed(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-packed-'))
  const said = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)
  const [one] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }]
  return {
    folder,
    tarball: join(folder, one.filename),
    files: one.files.map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** Installs from a `package.json` made for it. */
export function install(folder: string, manifest: object): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }))
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], folder)
}
