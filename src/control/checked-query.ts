import type { HonoRequest } from 'hono'
import { Problem } from './problem.ts'

/**
 * The query of a call, once it is sure that it holds nothing else.
 *
 * @param allowed names it may have; `token` may always be among them
 * @throws Problem 422 naming what was given and what is allowed
 */
export function checkedQuery(
  request: HonoRequest,
  allowed: readonly string[],
): Readonly<Record<string, string>> {
  const query = request.query()
  const unknown = Object.keys(query).find((name) => name !== 'token' && !allowed.includes(name))
  if (unknown !== undefined)
    throw new Problem(
      422,
      'Query refused',
      allowed.length > 0
        ? `${unknown} is not known; allowed: ${allowed.join(', ')}`
        : `${unknown} is not known; this call takes nothing behind a question mark`,
    )
  return query
}

/** The number of an event to go on after; undefined when none is given. @throws Problem 422 when it is no number */
export const sinceOf = (given: string | undefined) => wholeNumber('since', given)

/** The query of a call that takes numbers alone. @throws Problem 422 for other names, and for what is no number */
export function numbersOf(
  request: HonoRequest,
  allowed: readonly string[],
): Readonly<Record<string, number | undefined>> {
  const query = checkedQuery(request, allowed)
  return Object.fromEntries(allowed.map((name) => [name, wholeNumber(name, query[name])]))
}

function wholeNumber(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (/^\d{1,15}$/.test(given)) return Number(given)
  throw new Problem(
    422,
    'Query refused',
    `${name}: ${JSON.stringify(given)} is not allowed; allowed: a whole number from 0`,
  )
}
