import { closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import { errnoInWords } from '../../ports/port-error.ts'

const PIECE = 64 * 1024

const STANDARD_INPUT = 0

/**
 * The text of a file, or of a pipe; what never ends is not read to its end.
 *
 * @throws RangeError when it is larger than `most` bytes; an Error with the system's `code`, in words, when it cannot be read
 */
export function readBounded(file: string, most: number): string {
  return readBoundedBytes(file, most).toString('utf8')
}

/** The same as bytes. `-` is standard input where `stdin` says so. */
export function readBoundedBytes(file: string, most: number, { stdin = false } = {}): Buffer {
  if (stdin && file === '-') return readAll(STANDARD_INPUT, most)
  try {
    return readWhole(file, most)
  } catch (error) {
    throw inWords(error)
  }
}

/** What the system says of a file, as people say it; anything else as it is. */
function inWords(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  const words = code === 'EISDIR' ? 'a folder, not a file (EISDIR)' : errnoInWords(code)
  return words === undefined ? error : Object.assign(new Error(words, { cause: error }), { code })
}

function readWhole(file: string, most: number): Buffer {
  const pieces: Buffer[] = []
  if (statSync(file).isFIFO() && readPipe(file, most, pieces)) return Buffer.concat(pieces)
  const opened = openSync(file, 'r')
  try {
    return readAll(opened, most, pieces)
  } finally {
    closeSync(opened)
  }
}

function readAll(opened: number, most: number, pieces: Buffer[] = []): Buffer {
  let size = pieces.reduce((sum, { length }) => sum + length, 0)
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE)
    const read = readSync(opened, piece, 0, PIECE, null)
    if (read === 0) return Buffer.concat(pieces)
    size += read
    if (size > most) throw new RangeError(`larger than ${most} bytes`)
    pieces.push(piece.subarray(0, read))
  }
}

/**
 * Reads what somebody has written into a pipe with a name so far: whoever opens one that nobody writes to waits for ever.
 *
 * @returns whether that was all
 * @throws RangeError when nobody writes to it
 */
function readPipe(file: string, most: number, pieces: Buffer[]): boolean {
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    readAll(opened, most, pieces)
    if (pieces.length > 0) return true
    throw new RangeError('a pipe that nobody writes to')
  } catch (error) {
    // Somebody is at the other end, and has not written all yet.
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false
    throw error
  } finally {
    closeSync(opened)
  }
}
