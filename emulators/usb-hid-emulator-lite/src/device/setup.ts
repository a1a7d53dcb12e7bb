/** The eight bytes of a control request (USB 2.0, table 9-2). */
export interface Setup {
  /** bmRequestType: bit 7 IN, bits 5-6 standard, class or vendor, bits 0-4 recipient. */
  readonly requestType: number
  readonly request: number
  readonly value: number
  readonly index: number
  readonly length: number
}

/** Reads a setup packet that begins at `at`; bytes that are missing count as zero. */
export function readSetup(bytes: Uint8Array, at = 0): Setup {
  return {
    requestType: bytes[at] ?? 0,
    request: bytes[at + 1] ?? 0,
    value: wordAt(bytes, at + 2),
    index: wordAt(bytes, at + 4),
    length: wordAt(bytes, at + 6),
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

export function writeSetup({ requestType, request, value, index, length }: Setup): Uint8Array {
  const words = [value, index, length].flatMap((word) => [word & 0xff, (word >> 8) & 0xff])
  return Uint8Array.from([requestType, request, ...words])
}

export const RECIPIENT = { device: 0, interface: 1, endpoint: 2 } as const
export const REQUEST_KIND = { standard: 0, class: 1, vendor: 2 } as const

export function recipientOf(setup: Setup): number {
  return setup.requestType & 0x1f
}

export function kindOf(setup: Setup): number {
  return (setup.requestType >> 5) & 3
}

/** Data goes from the device to the host. */
export function isIn(setup: Setup): boolean {
  return (setup.requestType & 0x80) !== 0
}
