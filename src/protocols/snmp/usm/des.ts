/**
 * DES in CBC mode (FIPS 46-3, FIPS 81), as RFC 3414 uses it. It is here because managers of old cards use it, and no
 * library of block ciphers for browsers has it any more; it protects nothing.
 */
const BLOCK = 8
const ROUNDS = 16

/** The S-boxes, row by row, a hex digit for each value. */
const S_BOXES = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
]
const INITIAL = spread([58, 60, 62, 64, 57, 59, 61, 63], (from, step) => from - step * 8)
const FINAL = Array.from({ length: 64 }, (_, bit) => INITIAL.indexOf(bit + 1) + 1)
const ROUND_OUTPUT = [
  ...[16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10],
  ...[2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25],
]
const KEY_LEFT = [
  ...[57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18],
  ...[10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36],
]
const KEY_RIGHT = [
  ...[63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22],
  ...[14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4],
]
const KEY_OF_ROUND = [
  ...[14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2],
  ...[41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32],
]
const SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]

function spread(starts: readonly number[], at: (from: number, step: number) => number): number[] {
  return starts.flatMap((from) => Array.from({ length: 8 }, (_, step) => at(from, step)))
}

/** What a six-bit group becomes after its S-box and the permutation of a round: one table for each box. */
const BOXES = S_BOXES.map((digits, box) =>
  Uint32Array.from({ length: 64 }, (_, six) => {
    const row = ((six >> 4) & 2) | (six & 1)
    const value = Number.parseInt(digits[row * 16 + ((six >> 1) & 15)]!, 16)
    const placed = (value << (28 - box * 4)) >>> 0
    return ROUND_OUTPUT.reduce((word, from, to) => word | (((placed >>> (32 - from)) & 1) << (31 - to)), 0)
  }),
)

const bitsOf = (bytes: Uint8Array): number[] =>
  Array.from(bytes, (byte) => Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1)).flat()

/** Six-bit groups of the key of every round. */
function schedule(key: Uint8Array): readonly Uint8Array[] {
  const bits = bitsOf(key)
  const [left, right] = [KEY_LEFT, KEY_RIGHT].map((half) => half.map((bit) => bits[bit - 1]!))
  return SHIFTS.map((shift) => {
    for (const half of [left!, right!]) half.push(...half.splice(0, shift))
    const both = [...left!, ...right!]
    const chosen = KEY_OF_ROUND.map((bit) => both[bit - 1]!)
    return Uint8Array.from({ length: 8 }, (_, group) =>
      chosen.slice(group * 6, group * 6 + 6).reduce((six, bit) => six * 2 + bit, 0),
    )
  })
}

/** The halves of a block, their bits in another order. */
function permuted(high: number, low: number, order: readonly number[]): [high: number, low: number] {
  const halves: [number, number] = [0, 0]
  for (let to = 0; to < 64; to++) {
    const from = order[to]! - 1
    const bit = ((from < 32 ? high : low) >>> (31 - (from & 31))) & 1
    halves[to >> 5]! |= bit << (31 - (to & 31))
  }
  return halves
}

function round(right: number, key: Uint8Array): number {
  let mixed = 0
  for (let group = 0; group < 8; group++) {
    // Each group takes a bit of its neighbours, and the first and last are neighbours too.
    const turn = (27 - group * 4) & 31
    const six = ((right >>> turn) | (right << (32 - turn))) & 63
    mixed |= BOXES[group]![six ^ key[group]!]!
  }
  return mixed
}

/** One block; the keys of decryption are those of encryption backwards. */
function crypt(
  [high, low]: readonly [number, number],
  keys: readonly Uint8Array[],
): [high: number, low: number] {
  let [left, right] = permuted(high, low, INITIAL)
  for (let turn = 0; turn < ROUNDS; turn++) [left, right] = [right, left ^ round(right, keys[turn]!)]
  return permuted(right, left, FINAL)
}

/** @param plain a multiple of eight bytes */
export function desEncrypt(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const keys = schedule(key)
  const [from, vector] = [viewOf(plain), viewOf(iv)]
  const out = new DataView(new ArrayBuffer(plain.length))
  let chain: [number, number] = [vector.getUint32(0), vector.getUint32(4)]
  for (let at = 0; at < plain.length; at += BLOCK) {
    chain = crypt([from.getUint32(at) ^ chain[0], from.getUint32(at + 4) ^ chain[1]], keys)
    put(out, at, chain)
  }
  return new Uint8Array(out.buffer)
}

/** @param cipher a multiple of eight bytes */
export function desDecrypt(key: Uint8Array, iv: Uint8Array, cipher: Uint8Array): Uint8Array {
  const keys = schedule(key).toReversed()
  const [from, vector] = [viewOf(cipher), viewOf(iv)]
  const out = new DataView(new ArrayBuffer(cipher.length))
  let chain: [number, number] = [vector.getUint32(0), vector.getUint32(4)]
  for (let at = 0; at < cipher.length; at += BLOCK) {
    const block: [number, number] = [from.getUint32(at), from.getUint32(at + 4)]
    const [high, low] = crypt(block, keys)
    put(out, at, [high ^ chain[0], low ^ chain[1]])
    chain = block
  }
  return new Uint8Array(out.buffer)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

function put(out: DataView, at: number, [high, low]: readonly [number, number]): void {
  out.setUint32(at, high >>> 0)
  out.setUint32(at + 4, low >>> 0)
}
