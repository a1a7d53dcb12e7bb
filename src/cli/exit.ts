import { CommanderError } from 'commander'
import { EXIT, exitCodeOf } from './exit-code.ts'

/** Ends the process as an error asks for; an expected error prints its message, any other one its stack too. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? EXIT.fine : EXIT.usage)
  const exitCode = exitCodeOf(error)
  const text = error instanceof Error ? error.message : String(error)
  const stack = exitCode === undefined && error instanceof Error ? `\n${error.stack}` : ''
  process.stderr.write(`upslab: ${text}${stack}\n`)
  process.exit(exitCode ?? EXIT.failed)
}
