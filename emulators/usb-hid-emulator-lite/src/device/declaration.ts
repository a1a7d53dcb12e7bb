import type { Setup } from './setup.ts'

/** A USB device as its author declares it; every descriptor is made from this. */
export type DeviceDeclaration = DeviceFacts & (OneConfiguration | SeveralConfigurations)

/** What belongs to the device whatever its configuration. */
export interface DeviceFacts {
  readonly vendorId: number
  readonly productId: number
  /** bcdDevice: 0x0106 is version 1.06. */
  readonly deviceVersion: number
  /** bcdUSB; default 0x0200. */
  readonly usbVersion?: number
  /** bDeviceClass, bDeviceSubClass, bDeviceProtocol; default 0: the interfaces say. */
  readonly class?: number
  readonly subclass?: number
  readonly protocol?: number
  /** Default full. */
  readonly speed?: Speed
  /** bMaxPacketSize0; default 8 for low speed, else 64. */
  readonly maxPacketSize0?: number
  /** Texts of string descriptors 1, 2 and 3, unless the indexes below say otherwise. */
  readonly manufacturer?: string
  readonly product?: string
  readonly serial?: string
  /** Texts of more string descriptors by index; index 0, the languages, is made. */
  readonly strings?: Readonly<Record<number, string>>
  /** String indexes; 0 for none. Default 1, 2 and 3 where the text above is given, else 0. */
  readonly manufacturerIndex?: number
  readonly productIndex?: number
  readonly serialIndex?: number
  /** Class and vendor requests to the device itself; undefined is a STALL. */
  readonly control?: (setup: Setup, data: Uint8Array) => ControlAnswer
  /** Called with what happens on the bus. */
  readonly onBus?: (event: BusEvent) => void
}

export interface OneConfiguration extends ConfigurationDeclaration {
  readonly configurations?: undefined
}

export interface SeveralConfigurations {
  /** The first has configuration value 1. */
  readonly configurations: readonly ConfigurationDeclaration[]
  readonly interfaces?: undefined
}

export interface ConfigurationDeclaration {
  /** String descriptor that names it. */
  readonly configurationIndex?: number
  /** Default true. */
  readonly selfPowered?: boolean
  /** The device may wake a suspended host; default false. */
  readonly remoteWakeup?: boolean
  /** Milliamperes; default 2. */
  readonly maxPower?: number
  /** Interface numbers are places in this list. */
  readonly interfaces: readonly InterfaceDeclaration[]
}

export type Speed = 'low' | 'full' | 'high'

/** One setting of an interface: what its interface descriptor and those below it say. */
export interface InterfaceSetting {
  readonly class: number
  readonly subclass?: number
  readonly protocol?: number
  readonly stringIndex?: number
  readonly endpoints: readonly EndpointDeclaration[]
  /** Class descriptors that stand between interface and endpoints, such as HID's. */
  readonly classDescriptors?: readonly Uint8Array[]
}

/** An interface: its setting 0, its behaviour, and the other settings it has. */
export interface InterfaceDeclaration extends InterfaceSetting {
  /** Settings 1 and up, chosen by SET_INTERFACE. */
  readonly alternates?: readonly InterfaceSetting[]
  /** Answers what the standard requests do not cover; undefined is a STALL. */
  readonly control?: (setup: Setup, data: Uint8Array) => ControlAnswer
  /** Takes what the host sends to an OUT endpoint; false is a STALL. */
  readonly out?: (endpoint: number, data: Uint8Array) => boolean | typeof NAK
  /** The bus was reset, or a host has just attached. */
  readonly reset?: () => void
}

export interface EndpointDeclaration {
  /** With the direction in bit 7: 0x81 is IN 1. */
  readonly address: number
  readonly type: 'interrupt' | 'bulk'
  readonly maxPacketSize: number
  /** bInterval as it stands in the descriptor: milliseconds for low and full speed. */
  readonly interval?: number
  /**
   * Of pieces with the same first byte, which is a report's id, only the newest waits for the host, in the place of the
   * first, as in a device with one buffer per report. For interrupt IN endpoints; default false: pieces queue.
   */
  readonly keepsNewest?: boolean
}

/**
 * Instead of an answer: the device is busy, for ever. The transfer waits until the host gives it up, which is how a
 * hung device looks.
 */
export const NAK = 'nak'

/** What a control request gets: bytes (empty for OUT), undefined for a STALL, or no answer at all. */
export type ControlAnswer = Uint8Array | typeof NAK | undefined

/** What happens to a device on the bus. */
export type BusEvent =
  | { readonly type: 'attached' | 'detached' | 'reset' | 'suspended' | 'resumed' }
  | { readonly type: 'configured'; readonly configuration: number }
