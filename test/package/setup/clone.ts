import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './packed.ts'

/** A clone of this repository in an empty folder, with what is changed here and not committed yet as a commit of its own. */
export interface Clone {
  readonly folder: string
  remove(): void
}

/** Why there is nothing to be cloned here; undefined where there is. */
export const noClone = existsSync(join(root, '.git')) ? undefined : 'not a git checkout'

export function freshClone(): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-clone-'))
  git(folder, 'clone', '--quiet', '--no-hardlinks', root, '.')
  for (const name of listed(root, '--cached', '--others', '--exclude-standard'))
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name))
    else rmSync(join(folder, name), { force: true })
  git(folder, 'add', '--all')
  git(folder, ...AUTHOR, 'commit', '--quiet', '--allow-empty', '--message', 'as it is here')
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

const AUTHOR = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']

/** Text files are taken as they are: another system's line ends would be a change of every file. */
function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: folder, encoding: 'utf8' })
}

const listed = (folder: string, ...options: readonly string[]) =>
  git(folder, 'ls-files', '-z', ...options)
    .split('\0')
    .filter(Boolean)
