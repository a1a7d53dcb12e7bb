import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Command } from 'commander'
import { makeFolder } from '../../ports/make-folder.ts'
import { packageFolder } from '../../ports/package-folder.ts'
import { UsageError } from '../errors.ts'
import { nextLines } from '../init/next-lines.ts'
import { SET_UPS, type SetUp, type SetUpName } from '../init/templates.ts'
import { packageVersion } from '../version.ts'

const NOTES = `
Every line of what is written is explained there. A file that exists is never overwritten.

Examples:
  upslab init                        a lab file
  upslab init --vitest               a first test with vitest
  upslab init ./lab --compose        a lab file and a compose file, in a folder`

interface InitFlags {
  readonly vitest?: boolean
  readonly jest?: boolean
  readonly compose?: boolean
  readonly githubAction?: boolean
}

export function initCommand(): Command {
  return new Command('init')
    .summary('write a lab file, or a set-up for tests, compose or CI')
    .description('Write a lab file; or a set-up for vitest, jest, docker compose or a GitHub workflow.')
    .argument('[folder]', 'where to', '.')
    .option('--vitest', 'a first test with vitest')
    .option('--jest', 'a first test with jest')
    .option('--compose', 'a lab file, and a compose file with a bench')
    .option('--github-action', 'a workflow that runs your tests against every firmware')
    .addHelpText('after', NOTES)
    .action((folder: string, flags: InitFlags) => {
      const setUp: SetUp = SET_UPS[asked(flags)]
      const { files } = setUp
      const paths = files.map(({ path }) => join(folder, path))
      const there = paths.find((path) => existsSync(path))
      if (there !== undefined) throw new UsageError(`${there} exists; it is left as it is`)
      for (const [index, { text }] of files.entries()) {
        write(paths[index]!, text)
      }
      const next = nextLines(setUp, {
        installed: isInstalledIn(folder),
        from: packageFolder(),
        version: packageVersion(),
      })
      process.stdout.write(
        `${paths.map((path) => `wrote ${path}\n`).join('')}\nNext:\n${next.map((line) => `  ${line}\n`).join('')}`,
      )
    })
}

/** Whether programs in a folder find a package upslab. */
function isInstalledIn(folder: string): boolean {
  try {
    createRequire(join(resolve(folder), 'package.json')).resolve('upslab/package.json')
    return true
  } catch {
    return false
  }
}

/** @throws UsageError saying why it cannot be written */
function write(path: string, text: string): void {
  try {
    makeFolder(dirname(path))
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`)
  }
}

/** @throws UsageError when several are asked for */
function asked(flags: InitFlags): SetUpName {
  const names = Object.keys(flags).map((name) =>
    name === 'githubAction' ? 'github-action' : name,
  ) as SetUpName[]
  if (names.length > 1) throw new UsageError(`--${names.join(' and --')}: one at a time`)
  return names[0] ?? 'lab'
}
