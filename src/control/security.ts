import type { Context, MiddlewareHandler } from 'hono'
import { Problem, sendProblem } from './problem.ts'

/** Addresses that only this computer reaches. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (bare === 'localhost' || bare === '::1') return true
  return /^127(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/.test(bare)
}

export interface ServerSecurity {
  /** The host the server listens on. */
  readonly host: string
  /** Required when given. */
  readonly token?: string | undefined
  /** Further names that requests may carry in `Host`, such as a compose service's. */
  readonly allowedHosts?: readonly string[] | undefined
  /** Web pages of others that may call, such as `https://dashboard.example`. None when left out. */
  readonly allowedOrigins?: readonly string[] | undefined
}

/** No server, and so no other program: requests are calls from the same program. Never for what listens anywhere. */
export interface InProcessSecurity {
  readonly inProcess: true
  /** Required when given, so that a program can be seen to send it. */
  readonly token?: string | undefined
}

export type SecurityOptions = ServerSecurity | InProcessSecurity

/**
 * Refuses requests of other pages and hosts: a page in the user's browser must not reach a bench on loopback under a name of its own
 * (`Host`, DNS rebinding) or from its own site (`Origin`), and a bench others can reach wants its token, except for
 * `openPaths`: health, and the page, which holds nothing and asks for the token.
 */
export function guard(options: SecurityOptions, openPaths: ReadonlySet<string>): MiddlewareHandler {
  const refusalOf = 'inProcess' in options ? () => undefined : foreignRequests(options)
  const { token } = options
  const origins = 'inProcess' in options ? [] : (options.allowedOrigins ?? [])
  for (const origin of origins) checkOrigin(origin)
  return async (context, next) => {
    const why = refusalOf(context)
    if (why !== undefined) return refuse(context, 403, why)
    const origin = context.req.header('origin')
    const isTheirs = origin !== undefined && origins.includes(origin)
    // A preflight carries no token; what follows it does.
    if (isTheirs && isPreflight(context)) return preflight(context, origin)
    const refusal = withoutToken(context)
    if (!refusal) await next()
    if (isTheirs) openTo(origin, (refusal ?? context.res).headers)
    return refusal
  }

  function withoutToken(context: Context): Response | undefined {
    if (token === undefined || openPaths.has(context.req.path) || carriesToken(context, token))
      return undefined
    return refuse(
      context,
      401,
      'a token is needed: Authorization: Bearer TOKEN, the one given to `upslab up` by --token or UPSLAB_TOKEN',
    )
  }
}

function openTo(origin: string, headers: Headers): void {
  headers.set('access-control-allow-origin', origin)
  headers.set('access-control-expose-headers', 'allow, www-authenticate')
  headers.append('vary', 'Origin')
}

function isPreflight({ req }: Context): boolean {
  return req.method === 'OPTIONS' && req.header('access-control-request-method') !== undefined
}

/** What a page of an allowed origin may send: every method and header that the calls have. */
function preflight(context: Context, origin: string): Response {
  const headers = new Headers({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': 'authorization, content-type, last-event-id',
    'access-control-max-age': '600',
    vary: 'Origin',
  })
  // A page from the network asks whether it may reach a bench on this computer.
  if (context.req.header('access-control-request-private-network') === 'true')
    headers.set('access-control-allow-private-network', 'true')
  return new Response(null, { status: 204, headers })
}

/** @throws RangeError when it is no origin: any page at all is never allowed */
export function checkOrigin(text: string): void {
  const isOrigin = typeof text === 'string' && URL.canParse(text) && new URL(text).origin === text
  if (isOrigin && /^https?:/.test(text)) return
  throw new RangeError(
    `origin ${JSON.stringify(text)} is not allowed; allowed: scheme, host and port of one page, such as https://dashboard.example or http://localhost:5173`,
  )
}

/** Why a request is refused; undefined when it is not. */
function foreignRequests({ host: own, allowedHosts = [], allowedOrigins = [], token }: ServerSecurity) {
  const hosts = new Set([own, ...allowedHosts].map((host) => host.toLowerCase()))
  // With a token nobody gets in by a name alone, and the names a bench has on a network are not ours to know.
  const anyHost = token !== undefined
  const known = (host: string) => anyHost || isLoopback(host) || hosts.has(host.toLowerCase())
  return (context: Context): string | undefined => {
    const host = hostOf(context.req.header('host'))
    if (host === undefined || !known(host))
      return `Host ${host ?? '(none)'} is not allowed; allowed: localhost, ${[...hosts].join(', ')}`
    const origin = context.req.header('origin')
    if (origin === undefined || sameHost(origin, context.req.header('host'))) return undefined
    if (allowedOrigins.includes(origin)) return undefined
    return allowedOrigins.length === 0
      ? `Origin ${origin} is not allowed: the control API serves its own page only; --allow-origin names others`
      : `Origin ${origin} is not allowed; allowed: its own page, ${allowedOrigins.join(', ')}`
  }
}

function refuse(context: Context, status: 401 | 403, detail: string): Response {
  if (status === 401) context.header('www-authenticate', 'Bearer')
  return sendProblem(context, new Problem(status, status === 401 ? 'Unauthorized' : 'Forbidden', detail))
}

function hostOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:]+)(?::\d+)?$/.exec(header)
  return match?.[1]?.replace(/^\[|\]$/g, '')
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}

function carriesToken(context: Context, token: string): boolean {
  const given =
    /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? context.req.query('token') ?? ''
  return sameText(given, token)
}

/** Compares in a time that tells nothing of where the texts part. */
function sameText(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => new TextEncoder().encode(text))
  let difference = a!.length ^ b!.length
  for (const [index, byte] of b!.entries()) difference |= byte ^ (a![index] ?? 0)
  return difference === 0
}
