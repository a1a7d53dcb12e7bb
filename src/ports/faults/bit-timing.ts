/** Bits of a byte on an asynchronous line: start bit, eight data bits, low bit first, stop bit. */
const BITS = 10
/** What a tty delivers of a byte whose stop bit is not there, unless it is set up otherwise. */
const FRAMING_ERROR = 0x00

/**
 * What a receiver at `read` bits per second makes of bytes that were sent back to back at `sent`: other bytes, fewer or
 * more of them, and zeros where it finds no stop bit.
 */
export function readAtOtherRate(bytes: Uint8Array, sent: number, read: number): Uint8Array {
  if (sent === read) return bytes
  const line = lineOf(bytes)
  // Times are in bits of the sender; the line is idle, which is high, before and after.
  const level = (at: number) => line[Math.floor(at)] ?? 1
  const step = sent / read
  const found: number[] = []
  for (let start = nextStart(line, 0); start < line.length; ) {
    let byte = 0
    for (let bit = 0; bit < 8; bit++) byte |= level(start + (1.5 + bit) * step) << bit
    const stop = start + 9.5 * step
    found.push(level(stop) === 1 ? byte : FRAMING_ERROR)
    start = nextStart(line, stop)
  }
  return Uint8Array.from(found)
}

function lineOf(bytes: Uint8Array): Uint8Array {
  const line = new Uint8Array(bytes.length * BITS)
  for (const [index, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit++) line[index * BITS + 1 + bit] = (byte >> bit) & 1
    line[index * BITS + BITS - 1] = 1
  }
  return line
}

/** When the line next falls from high to low, at `from` or later; the end of the line when it does not. */
function nextStart(line: Uint8Array, from: number): number {
  for (let bit = Math.ceil(from); bit < line.length; bit++)
    if (line[bit] === 0 && (line[bit - 1] ?? 1) === 1) return bit
  return line.length
}
