import type { Context, Hono } from 'hono'

/** One file of the built page. */
export interface PageFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  /** The same, compressed; left out where that saves nothing. */
  readonly gzip?: Uint8Array<ArrayBuffer> | undefined
}

/** The built page by path: `/` and what it loads. Holds no secret, so it is served without the token. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function mountPage(app: Hono, files: PageFiles): void {
  for (const [path, file] of files) app.get(path, (context) => serveFile(context, path, file))
}

function serveFile(context: Context, path: string, file: PageFile): Response {
  const small = file.gzip && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
  return context.body(small ? file.gzip : file.body, 200, {
    'content-type': file.type,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // What lies in assets/ carries a hash of its content in its name.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(small ? { 'content-encoding': 'gzip' } : {}),
  })
}
