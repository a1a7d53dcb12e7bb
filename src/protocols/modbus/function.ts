/** Function codes a Smart-UPS answers. */
export const FUNCTION = { readHolding: 3, readInput: 4, writeOne: 6, writeMany: 16 } as const

export const EXCEPTION = {
  illegalFunction: 1,
  illegalAddress: 2,
  illegalValue: 3,
  /** What a UPS itself answers to a value it does not take; a network card answers 3. */
  deviceFailure: 4,
} as const

/** Registers in one read and in one write (Modbus standard). */
export const MOST_READ = 125
export const MOST_WRITTEN = 123

/** Bytes of the longest PDU (Modbus standard). */
export const LONGEST_PDU = 253

export function exceptionReply(code: number, exception: number): Uint8Array {
  return Uint8Array.of(code | 0x80, exception)
}
