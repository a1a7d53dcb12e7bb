/** A USB device as its author declares it; descriptors are made from this. */
export interface DeviceDeclaration {
  readonly vendorId: number
  readonly productId: number
  /** bcdDevice: 0x0106 is version 1.06. */
  readonly deviceVersion: number
  /** bcdUSB; default 0x0200. */
  readonly usbVersion?: number
  /** Default full. */
  readonly speed?: Speed
  /** bMaxPacketSize0; default 64. */
  readonly maxPacketSize0?: number
  /** Texts of string descriptors by index; index 0 is made. */
  readonly strings?: Readonly<Record<number, string>>
  /** Indexes of these among `strings`; 0 or absent for none. */
  readonly manufacturerIndex?: number
  readonly productIndex?: number
  readonly serialIndex?: number
  /** Default true. */
  readonly selfPowered?: boolean
  readonly remoteWakeup?: boolean
  /** Milliamperes; default 2. */
  readonly maxPower?: number
  readonly interfaces: readonly InterfaceDeclaration[]
}

export type Speed = 'low' | 'full' | 'high'

export interface InterfaceDeclaration {
  readonly class: number
  readonly subclass?: number
  readonly protocol?: number
  readonly stringIndex?: number
  readonly endpoints: readonly EndpointDeclaration[]
  /** Class descriptors that stand between interface and endpoints, such as HID's. */
  readonly classDescriptors?: readonly Uint8Array[]
  /** Answers requests that the standard ones do not cover; undefined is a STALL. */
  readonly control?: (setup: Setup, data: Uint8Array) => Uint8Array | undefined
  /** Takes what the host sends to an OUT endpoint; false is a STALL. */
  readonly out?: (endpoint: number, data: Uint8Array) => boolean
  /** The bus was reset, or a host has just attached. */
  readonly reset?: () => void
}

export interface EndpointDeclaration {
  /** With the direction in bit 7: 0x81 is IN 1. */
  readonly address: number
  readonly type: 'interrupt' | 'bulk'
  readonly maxPacketSize: number
  /** Milliseconds (frames) for interrupt endpoints. */
  readonly interval?: number
}

/** The eight bytes of a control request. */
export interface Setup {
  readonly requestType: number
  readonly request: number
  readonly value: number
  readonly index: number
  readonly length: number
}

export function readSetup(bytes: Uint8Array): Setup {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8)
  return {
    requestType: view.getUint8(0),
    request: view.getUint8(1),
    value: view.getUint16(2, true),
    index: view.getUint16(4, true),
    length: view.getUint16(6, true),
  }
}
