import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '../../real-clients/setup/folder-lock.ts'
import { npm, root } from './packed.ts'

const FOLDER = join(root, '.cache', 'managers')

/** What is run of each, and the versions that the README names. */
const PACKAGES = {
  pnpm: { spec: 'pnpm@10', program: 'pnpm/bin/pnpm.cjs' },
  yarn: { spec: 'yarn@1', program: 'yarn/bin/yarn.js' },
  'yarn-pnp': { spec: '@yarnpkg/cli-dist@4', program: '@yarnpkg/cli-dist/bin/yarn.js' },
} as const
export type ManagerName = keyof typeof PACKAGES

/** A package manager from npm, fetched once: the path of its program, or in words why it cannot be had. */
export async function manager(
  name: ManagerName,
): Promise<{ readonly program: string } | { readonly reason: string }> {
  const { spec, program } = PACKAGES[name]
  const folder = join(FOLDER, name)
  mkdirSync(folder, { recursive: true })
  return withLock(join(FOLDER, `${name}.lock`), async () => {
    const path = join(folder, 'node_modules', program)
    if (existsSync(path)) return { program: path }
    process.stderr.write(`fetching ${spec} (once)\n`)
    try {
      npm(
        ['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', '--prefix', folder, spec],
        folder,
      )
    } catch (error) {
      return { reason: `npm has no ${spec}: ${String(error).split('\n')[0]}` }
    }
    return { program: path }
  })
}
