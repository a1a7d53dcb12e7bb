import { CommanderError } from 'commander'
import { DefectError } from '../../emulators/smart-ups/firmware/firmware.ts'
import { VersionError } from '../../emulators/smart-ups/firmware/version.ts'
import { CatalogueError } from '../../emulators/smart-ups/models/catalogue-error.ts'
import { StateError } from '../lab/state-store.ts'
import { debug, debugging, stackOf } from './debug.ts'

/** 0 fine, 1 a run's expectations failed, 2 wrong usage or lab file, 3 a port or socket could not be had. */
export const EXIT = { fine: 0, failed: 1, usage: 2, port: 3 } as const

/** Ends the process as an error asks for; expected errors are said in words, others, and all with UPSLAB_DEBUG=1, with their stack. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? EXIT.fine : EXIT.usage)
  const exitCode = exitCodeOf(error)
  const text = error instanceof Error ? error.message : String(error)
  const stack = exitCode === undefined || debugging ? stackOf(error) : ''
  process.stderr.write(`upslab: ${text}${stack}\n`)
  debug('failed')
  process.exit(exitCode ?? EXIT.failed)
}

/** Errors of what a user names; those that know of exit codes carry one. */
const OF_THE_USER = [CatalogueError, VersionError, DefectError, StateError]

function exitCodeOf(error: unknown): number | undefined {
  if (OF_THE_USER.some((kind) => error instanceof kind)) return EXIT.usage
  if (typeof error !== 'object' || error === null || !('exitCode' in error)) return undefined
  return typeof error.exitCode === 'number' ? error.exitCode : undefined
}

/** Something the user typed cannot be done. */
export class UsageError extends Error {
  readonly exitCode = EXIT.usage
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
