import { closeSync, openSync, readSync } from 'node:fs'

const PIECE = 64 * 1024

const STANDARD_INPUT = 0

/**
 * The text of a file, or of a pipe; what never ends is not read to its end.
 *
 * @throws RangeError when it is larger than `most` bytes; the error of the system when it cannot be read
 */
export function readBounded(file: string, most: number): string {
  return readBoundedBytes(file, most).toString('utf8')
}

/** The same as bytes. `-` is standard input where `stdin` says so. */
export function readBoundedBytes(file: string, most: number, { stdin = false } = {}): Buffer {
  const opened = stdin && file === '-' ? STANDARD_INPUT : openSync(file, 'r')
  try {
    const pieces: Buffer[] = []
    let size = 0
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE)
      const read = readSync(opened, piece, 0, PIECE, null)
      if (read === 0) return Buffer.concat(pieces)
      size += read
      if (size > most) throw new RangeError(`larger than ${most} bytes`)
      pieces.push(piece.subarray(0, read))
    }
  } finally {
    if (opened !== STANDARD_INPUT) closeSync(opened)
  }
}
