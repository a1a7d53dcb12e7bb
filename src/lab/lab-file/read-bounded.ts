import { closeSync, openSync, readSync } from 'node:fs'

const PIECE = 64 * 1024

/**
 * The text of a file, or of a pipe; what never ends is not read to its end.
 *
 * @throws RangeError when it is larger than `most` bytes; the error of the system when it cannot be read
 */
export function readBounded(file: string, most: number): string {
  const opened = openSync(file, 'r')
  try {
    const pieces: Buffer[] = []
    let size = 0
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE)
      const read = readSync(opened, piece, 0, PIECE, null)
      if (read === 0) return Buffer.concat(pieces).toString('utf8')
      size += read
      if (size > most) throw new RangeError(`larger than ${most} bytes`)
      pieces.push(piece.subarray(0, read))
    }
  } finally {
    closeSync(opened)
  }
}
