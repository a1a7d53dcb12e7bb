import type { Draw } from '../support/draw.ts'

/** Bytes that break parsers: signs, ends of ranges, line ends. */
const EDGES = [0, 1, 0x0a, 0x0d, 0x1b, 0x20, 0x30, 0x7f, 0x80, 0xfd, 0xfe, 0xff]

/** An input with one to four changes: bits, bytes, pieces that are cut, doubled, moved, or taken from another input. */
export function mutated(
  input: Uint8Array,
  draw: Draw,
  {
    others,
    words,
    longest,
  }: { others: readonly Uint8Array[]; words: readonly Uint8Array[]; longest: number },
): Uint8Array {
  let bytes = input
  for (let left = 1 + draw.below(4); left > 0; left--) bytes = changed(bytes, draw, others, words)
  return bytes.subarray(0, longest)
}

function changed(
  bytes: Uint8Array,
  { below, pick }: Draw,
  others: readonly Uint8Array[],
  words: readonly Uint8Array[],
): Uint8Array {
  const at = below(bytes.length + 1)
  const length = below(Math.min(32, bytes.length - at) + 1)
  switch (below(words.length > 0 ? 9 : 8)) {
    case 0:
    case 1: {
      const copy = Uint8Array.from(bytes)
      if (at < copy.length) copy[at]! ^= 1 << below(8)
      return copy
    }
    case 2: {
      const copy = Uint8Array.from(bytes)
      if (at < copy.length) copy[at] = below(2) === 0 ? below(256) : pick(EDGES)
      return copy
    }
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(at + length))
    case 4:
      return joined(bytes.subarray(0, at + length), bytes.subarray(at))
    case 5:
      return bytes.subarray(0, at)
    case 6: {
      const other = pick(others)
      const from = below(other.length + 1)
      return joined(bytes.subarray(0, at), other.subarray(from))
    }
    case 7:
      return joined(
        bytes.subarray(0, at),
        Uint8Array.from({ length: below(9) }, () => below(256)),
        bytes.subarray(at),
      )
    default:
      return joined(bytes.subarray(0, at), pick(words), bytes.subarray(at + length))
  }
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let used = 0
  for (const piece of pieces) {
    all.set(piece, used)
    used += piece.length
  }
  return all
}
