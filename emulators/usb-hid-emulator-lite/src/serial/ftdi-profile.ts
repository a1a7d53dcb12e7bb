import type { Speed } from '../device/declaration.ts'

/** What sets the chips of the family apart, as drivers see it. Linux tells them by bcdDevice. */
export interface FtdiProfile {
  readonly productId: number
  readonly deviceVersion: number
  readonly product: string
  readonly speed: Speed
  readonly maxPacketSize: number
  /** The constant low bits of the modem status byte. */
  readonly modemBits: number
  /** Requests name a channel in the low byte of wIndex, which moves the rest of it up. */
  readonly hasChannels: boolean
}

export const FTDI_VENDOR = 0x0403

export const FTDI_PROFILES = {
  FT232R: {
    productId: 0x6001,
    deviceVersion: 0x0600,
    product: 'FT232R USB UART',
    speed: 'full',
    maxPacketSize: 64,
    modemBits: 0x01,
    hasChannels: false,
  },
  /** High speed: the one for usbip-win2, which shows every device as that. */
  FT232H: {
    productId: 0x6014,
    deviceVersion: 0x0900,
    product: 'Single RS232-HS',
    speed: 'high',
    maxPacketSize: 512,
    modemBits: 0x02,
    hasChannels: true,
  },
} as const satisfies Record<string, FtdiProfile>

export type FtdiChip = keyof typeof FTDI_PROFILES
