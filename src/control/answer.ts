import type { Context } from 'hono'

/** From so many characters on an answer is compressed for those who take it so; a shorter one is sent sooner as it is. */
const WORTH_IT = 4096

/** A value as JSON, compressed where that pays. */
export function answer(context: Context, value: object, status: 200 | 201): Response {
  const text = JSON.stringify(value)
  const headers = { 'content-type': 'application/json', vary: 'accept-encoding' }
  if (text.length < WORTH_IT || !/\bgzip\b/.test(context.req.header('accept-encoding') ?? ''))
    return context.body(text, status, headers)
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return context.body(packed as ReadableStream, status, { ...headers, 'content-encoding': 'gzip' })
}
