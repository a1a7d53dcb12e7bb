import type { Context } from 'hono'
import { z } from 'zod'

export const PROBLEM_TYPE = 'application/problem+json'

/** What a refusal carries. */
export const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string().meta({ description: 'what kind of refusal it is' }),
    detail: z.string().meta({ description: 'the value given and the values allowed' }),
    reason: z.string().optional().meta({ description: 'why a command was refused, in a word' }),
    problems: z
      .array(z.union([z.string(), z.object({ path: z.string(), message: z.string() })]))
      .optional()
      .meta({
        description:
          'what detail says, mistake by mistake, where there can be several: texts, or objects with path and message',
      }),
  })
  .meta({ id: 'Problem' })

type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 500 | 501 | 503

/** A refusal as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly status: ProblemStatus
  readonly title: string
  readonly extra: Readonly<Record<string, unknown>>

  constructor(
    status: ProblemStatus,
    title: string,
    detail: string,
    extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.title = title
    this.extra = extra
  }
}

export function sendProblem(context: Context, problem: Problem): Response {
  const { status, title, message, extra } = problem
  const body = JSON.stringify({ type: 'about:blank', status, title, detail: message, ...extra })
  return context.body(body, status, { 'content-type': PROBLEM_TYPE })
}

/** Receives a bug in an operation and the id by which its answer can be found again. */
export type OnBug = (id: string, error: Error) => void

/** Writes it to standard error, stack and causes included. */
export const reportBug: OnBug = (id, error) => console.error(`upslab: internal error ${id}:`, error)

/** Bugs seen in this process, so that each has an id of its own. */
let bugs = 0

/** The answer to a call that met a bug: its message and the id that stands in the report. */
export function internalError(error: Error, report: OnBug): Problem {
  const id = `E${++bugs}`
  report(id, error)
  return new Problem(
    500,
    'Internal error',
    `${error.message} (id ${id}; the stack is on the standard error of upslab)`,
    { id },
  )
}
