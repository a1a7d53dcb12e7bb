import type { Command } from 'commander'
import { realTime } from '../lab/time/real-time.ts'

/** Whether stacks and timings are shown: `UPSLAB_DEBUG=1` in the environment. */
export const debugging = process.env.UPSLAB_DEBUG === '1'

/** Says on standard error how long after the start of the process something happened. Silent unless asked for. */
export function debug(text: string): void {
  if (debugging) process.stderr.write(`upslab: ${text} after ${Math.round(realTime.now())} ms\n`)
}

/** Times of a command: when it begins and when it is done. */
export function withTimings(command: Command): Command {
  return command
    .hook('preAction', (_, action) => debug(`${action.name()} begins`))
    .hook('postAction', (_, action) => debug(`${action.name()} is done`))
}

/** The stack of an error and of what caused it, as lines below its message. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const cause = error.cause === undefined ? '' : `\ncaused by ${causeOf(error.cause)}`
  return `\n${error.stack}${cause}`
}

function causeOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.message}${stackOf(cause)}` : String(cause)
}
