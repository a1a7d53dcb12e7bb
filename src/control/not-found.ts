import type { Context } from 'hono'
import { OPERATIONS } from './operations/index.ts'
import { Problem, sendProblem } from './problem.ts'

/** What is served beside the operations; it can be read only. */
const READABLE = ['/', '/healthz', '/api/v1/openapi.json', '/api/v1/events', '/api/v1/traffic']

/** Methods by the path that takes them. */
const METHODS = [
  ...READABLE.map((path) => ({ pattern: patternOf(path), method: 'get' })),
  ...OPERATIONS.map(({ path, method }) => ({ pattern: patternOf(`/api/v1${path}`), method })),
]

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
}

/** Answers what no call takes: 405 with the methods that its path knows, 404 where there is nothing at all. */
export function nothingAt(context: Context): Response {
  const { method, path } = context.req
  const known = METHODS.filter(({ pattern }) => pattern.test(path)).map((each) => each.method.toUpperCase())
  if (known.length === 0)
    return sendProblem(
      context,
      new Problem(404, 'Not found', `nothing at ${method} ${path}; see /api/v1/openapi.json`),
    )
  const allowed = [...new Set(known.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])))]
  const text = `${method} is not allowed at ${path}; allowed: ${allowed.join(', ')}`
  const response = sendProblem(context, new Problem(405, 'Method not allowed', text))
  response.headers.set('allow', allowed.join(', '))
  return response
}
