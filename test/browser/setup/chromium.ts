import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, describe } from 'vitest'
import { withLock } from '../../real-clients/setup/folder-lock.ts'

/** A browser to drive, or in words why there is none. */
export type Found =
  | { readonly available: true; readonly path: string }
  | { readonly available: false; readonly reason: string }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const LOCK = fileURLToPath(new URL('../../../.cache/chromium.lock', import.meta.url))
/** What the first test file of a run found out, for the others: whose run, and why there is none. */
const FAILED = fileURLToPath(new URL('../../../.cache/chromium.failed', import.meta.url))
const INSTALL = ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']

/** The browser of this machine. */
export const found: Found = await find()

/** Tests in a browser; skipped by name, with the reason, where there is none. */
export function describeBrowser(name: string, tests: () => void): void {
  describe.skipIf(!found.available)(found.available ? name : `${name} (skipped: ${found.reason})`, () => {
    afterAll(async () => {
      await (await running)?.close()
      running = undefined
    })
    tests()
  })
}

let running: Promise<Browser> | undefined

/** The browser that the tests of a worker share; starting one takes longer than most of them. */
export function browser(): Promise<Browser> {
  running ??= launch()
  return running
}

function launch(): Promise<Browser> {
  if (!found.available) throw new Error(found.reason)
  return chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}

/** The one `CHROMIUM` names, one on the path, or, as root on a Debian, the distribution's own. */
async function find(): Promise<Found> {
  const path = process.env.CHROMIUM ?? onPath()
  if (path !== undefined) return { available: true, path }
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return { available: false, reason: 'no chromium on the path; CHROMIUM names one elsewhere' }
  return withLock(LOCK, async () => alreadyFailed() ?? noted(install()))
}

function alreadyFailed(): Found | undefined {
  if (!existsSync(FAILED)) return undefined
  const { run, reason } = JSON.parse(readFileSync(FAILED, 'utf8'))
  return run === process.ppid ? { available: false, reason } : undefined
}

function noted(result: Found): Found {
  if (!result.available) writeFileSync(FAILED, JSON.stringify({ run: process.ppid, reason: result.reason }))
  return result
}

function install(): Found {
  const had = onPath()
  if (had !== undefined) return { available: true, path: had }
  process.stderr.write('installing chromium (once)\n')
  const run = (...args: string[]) => spawnSync('apt-get', args, { encoding: 'utf8', timeout: 300_000 })
  run('update', '--quiet')
  const { status, stderr, error } = run(...INSTALL)
  const path = onPath()
  if (status === 0 && path !== undefined) return { available: true, path }
  const why = error?.message ?? stderr.trim().split('\n').at(-1)
  return { available: false, reason: `apt-get cannot install chromium: ${why}` }
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}
