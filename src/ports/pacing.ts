/** The arithmetic of a slow line: when which characters of a reply have crossed the wire. */

/** A start bit, eight data bits, a stop bit. */
const BITS_PER_CHARACTER = 10

/**
 * The longest stretch of line time handed over in one write. Clients take 15 to 25 ms between characters for the end
 * of a frame, so slices stay well below that, and far above a timer's resolution.
 */
const SLICE_MS = 8

/** Part of a reply: the bytes from `start` (inclusive) to `end` are across at `atMs`. */
export interface Slice {
  readonly start: number
  readonly end: number
  readonly atMs: number
}

/** Milliseconds one character takes at `baud` bits per second; 0 when there is no rate to keep. */
export function characterMs(baud: number | undefined): number {
  return baud === undefined ? 0 : (BITS_PER_CHARACTER * 1000) / baud
}

/**
 * Cuts a reply of `length` bytes that starts at `startMs` into slices, each due when its last character is across.
 * Without a rate it is one slice, due at once.
 */
export function paceReply(length: number, startMs: number, baud: number | undefined): Slice[] {
  const perCharacter = characterMs(baud)
  if (perCharacter === 0) return [{ start: 0, end: length, atMs: startMs }]
  const perSlice = Math.max(1, Math.floor(SLICE_MS / perCharacter))
  const slices: Slice[] = []
  for (let start = 0; start < length; start += perSlice) {
    const end = Math.min(length, start + perSlice)
    slices.push({ start, end, atMs: startMs + end * perCharacter })
  }
  return slices
}

/** Refuses rates that no line has, naming the value. */
export function checkLineRate(rate: { readonly baud?: number; readonly replyDelayMs?: number }): void {
  const { baud, replyDelayMs } = rate
  if (baud !== undefined && !(Number.isInteger(baud) && baud >= 50 && baud <= 4_000_000)) {
    throw new RangeError(`baud is ${baud}; it must be a whole number from 50 to 4000000 (bits per second)`)
  }
  if (replyDelayMs !== undefined && !(replyDelayMs >= 0 && replyDelayMs <= 60_000)) {
    throw new RangeError(`replyDelayMs is ${replyDelayMs}; it must be from 0 to 60000 (milliseconds)`)
  }
}
