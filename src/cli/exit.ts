import { CommanderError } from 'commander'
import { debug, debugging, stackOf } from './debug.ts'
import { EXIT, exitCodeOf } from './exit-code.ts'

/** Ends the process as an error asks for; an expected error prints its message, any other one, and all with UPSLAB_DEBUG=1, its stack too. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? EXIT.fine : EXIT.usage)
  const exitCode = exitCodeOf(error)
  const text = error instanceof Error ? error.message : String(error)
  const stack = exitCode === undefined || debugging ? stackOf(error) : ''
  process.stderr.write(`upslab: ${text}${stack}\n`)
  debug('failed')
  process.exit(exitCode ?? EXIT.failed)
}
