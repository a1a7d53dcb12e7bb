/** Fletcher sums modulo 255: check bytes of every frame, and the whole secret of the passwords. */

/** The two running sums. */
export interface Sums {
  readonly first: number
  readonly second: number
}

export const NO_SUMS: Sums = { first: 0, second: 0 }

/** Bytes a frame has behind what they check. */
export const CHECK_BYTES = 2

/** The sums after `bytes` from `start` to before `end`, going on from `sums`. */
export function sumsOf(bytes: Uint8Array, start = 0, end = bytes.length, sums = NO_SUMS): Sums {
  let { first, second } = sums
  for (let at = start; at < end; at++) {
    first = (first + bytes[at]!) % 255
    second = (second + first) % 255
  }
  return { first, second }
}

/** Puts check bytes into the last two of `frame`, chosen so that the sums over the whole come out 0, and never 0. */
export function sealFrame(frame: Uint8Array): Uint8Array {
  const end = frame.length - CHECK_BYTES
  const { first, second } = sumsOf(frame, 0, end)
  const check = 255 - ((first + second) % 255)
  frame[end] = check
  frame[end + 1] = 255 - ((first + check) % 255)
  return frame
}

/** Whether the first `length` bytes are a frame with the right check bytes behind it. */
export function checkBytesFit(bytes: Uint8Array, length = bytes.length): boolean {
  if (length <= CHECK_BYTES || bytes[length - 1] === 0 || bytes[length - 2] === 0) return false
  const { first, second } = sumsOf(bytes, 0, length)
  return first === 0 && second === 0
}
