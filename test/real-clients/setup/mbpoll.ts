import { join } from 'node:path'
import { ClientRoot } from './client-root.ts'
import { type RunResult, runProgram } from './daemon.ts'
import { CACHE } from './ensure-clients.ts'

/** Runs mbpoll once; its arguments are its own, such as `['-m', 'tcp', '-p', '502', '-0', '-r', '0', '-1', 'host']`. */
export function mbpoll(args: readonly string[]): Promise<RunResult> {
  return runProgram(new ClientRoot(join(CACHE, 'mbpoll')).argv('mbpoll', args))
}
