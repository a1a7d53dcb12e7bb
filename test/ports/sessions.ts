import type { LineSession, Output } from '../../src/line/line-session.ts'

/** Answers every piece with the same bytes. */
export function echo(): LineSession {
  return { receive: (bytes) => [{ bytes: Uint8Array.from(bytes) }] }
}

/** Answers each byte `n` of a request with `n` filler bytes: a small request, a large reply. */
export function amplifier(factor: number): () => LineSession {
  return () => ({
    receive: (bytes): Output[] => [{ bytes: new Uint8Array(bytes.length * factor).fill(0x55) }],
  })
}

/** Every byte value there is, and the sequence once more backwards. */
export const allByteValues = Uint8Array.from([...Array(256).keys(), ...[...Array(256).keys()].reverse()])
