import { EXIT } from './exit-code.ts'

/**
 * What becomes of a command whose output cannot be written. A reader that hangs up ends it, as it ends other programs. On a
 * disk that is full it goes on, since a bench serves others than its log; it says so once, and its exit code does too.
 */
export function expectOutputErrors(): void {
  let said = false
  // Nobody is left to be given a word.
  process.stderr.on('error', () => {})
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return hungUp()
    process.exitCode = EXIT.failed
    if (said) return
    said = true
    process.stderr.write(`upslab: the output cannot be written: ${error.message}\n`)
  })
}

/** A bench takes its ports away first. */
function hungUp(): void {
  if (!process.emit('SIGTERM')) process.exit(EXIT.fine)
}
