/** The eight bytes of a control request (USB 2.0, table 9-2). */
export interface Setup {
  /** bmRequestType: bit 7 IN, bits 5-6 standard, class or vendor, bits 0-4 recipient. */
  readonly requestType: number
  readonly request: number
  readonly value: number
  readonly index: number
  readonly length: number
}

export const SETUP_LENGTH = 8

export function readSetup(bytes: Uint8Array): Setup {
  const at = (offset: number) => bytes[offset] ?? 0
  return {
    requestType: at(0),
    request: at(1),
    value: at(2) | (at(3) << 8),
    index: at(4) | (at(5) << 8),
    length: at(6) | (at(7) << 8),
  }
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
