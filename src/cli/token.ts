import { linkSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readBounded } from '../lab/lab-file/read-bounded.ts'
import { randomToken } from '../lab/random/random-source.ts'
import { makeFolder } from '../ports/make-folder.ts'
import { UsageError } from './errors.ts'

/** Where a token may come from; flags win over the environment, and a token over a file. */
export interface TokenSources {
  readonly token?: string | undefined
  readonly tokenFile?: string | undefined
}

const SHORTEST = 8
/** Bytes of a file with a token. */
const LARGEST_FILE = 65_536

/**
 * What callers of the control API must show; undefined when nothing asks for it. An empty variable counts as not
 * given, because compose files pass on variables that nobody has set.
 *
 * @throws UsageError when the file cannot be read or made, or holds no token
 */
export function tokenFrom(flags: TokenSources, env: NodeJS.ProcessEnv): string | undefined {
  if (flags.token !== undefined) {
    hideFromProcessList(flags.token)
    return longEnough('--token', flags.token)
  }
  if (flags.tokenFile !== undefined) return tokenIn(flags.tokenFile)
  if (env.UPSLAB_TOKEN) return longEnough('UPSLAB_TOKEN', env.UPSLAB_TOKEN)
  return env.UPSLAB_TOKEN_FILE ? tokenIn(env.UPSLAB_TOKEN_FILE) : undefined
}

/** Everybody on the computer can list the arguments of every process: from now on they read otherwise. */
function hideFromProcessList(token: string): void {
  const args = process.argv.slice(2)
  if (token === '' || !args.some((given) => given.includes(token))) return
  process.title = ['upslab', ...args.map((given) => given.replace(token, '***'))].join(' ')
}

/** @throws UsageError when somebody could guess it */
function longEnough(where: string, token: string): string {
  if (token.length >= SHORTEST) return token
  throw new UsageError(`${where}: ${token.length} characters; a token has at least ${SHORTEST}`)
}

/** The token a file holds, such as a secret's. A file that is not there is made, with a token nobody can guess. */
function tokenIn(file: string): string {
  try {
    const token = readBounded(file, LARGEST_FILE).trim()
    if (token.length >= SHORTEST) return token
    throw new UsageError(`token file ${file}: ${token.length} characters; a token has at least ${SHORTEST}`)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (codeOf(error) === 'ENOENT') return made(file)
    throw new UsageError(`token file ${file}: ${(error as Error).message}`)
  }
}

/** Benches that share a folder start together: the first to link its file in wins, and the others read that one. */
function made(file: string): string {
  const draft = `${file}.${process.pid}.${randomToken(6)}`
  try {
    makeFolder(dirname(file))
    writeFileSync(draft, `${randomToken()}\n`, { mode: 0o600, flag: 'wx' })
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new UsageError(`token file ${file}: ${(error as Error).message}`)
  } finally {
    rmSync(draft, { force: true })
  }
  return tokenIn(file)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
