/**
 * How a string fills its registers. Real units do it field by field (dump of an SMTL at UPS 15.5): most with
 * spaces, the firmware version with NULs, the SKU with spaces to 16 characters and NULs behind them.
 */
export type Padding = 'spaces' | 'nuls' | 'spaces-then-nuls'

const SPACE = 0x20
/** Where a `spaces-then-nuls` field changes over. */
const SPACES_UP_TO = 16

/** Writes `value` into `size` bytes; undefined, a string the unit does not have, is all NUL. */
export function putText(
  to: Uint8Array,
  offset: number,
  size: number,
  value: string | undefined,
  padding: Padding,
): void {
  if (value === undefined) {
    to.fill(0, offset, offset + size)
    return
  }
  const spaces = padding === 'spaces' ? size : padding === 'nuls' ? 0 : SPACES_UP_TO
  for (let index = 0; index < size; index++) {
    const filler = index < spaces ? SPACE : 0
    to[offset + index] = index < value.length ? value.charCodeAt(index) : filler
  }
}

/**
 * The text a client wrote, without its padding. NUL padding is taken for spaces: the document forbids it, NUT
 * sends it. Whether the characters are allowed is for the setting to say.
 */
export function getText(from: Uint8Array, offset: number, size: number): string {
  let end = offset + size
  while (end > offset && isPadding(from[end - 1]!)) end--
  return String.fromCharCode(...from.subarray(offset, end))
}

function isPadding(code: number): boolean {
  return code === 0 || code === SPACE
}
