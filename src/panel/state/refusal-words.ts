import { ControlError } from '../../client/control-error.ts'

/** Why something was not done, in a sentence; names of calls and numbers of answers are for programs. */
export function refusalWords(error: unknown): string {
  if (error instanceof ControlError) return error.detail || `The bench refused: ${error.title}`
  if (!(error instanceof Error)) return String(error)
  // The client gives a request that nobody answered a cause.
  return error.cause === undefined ? error.message : 'The bench does not answer: nothing was changed.'
}
