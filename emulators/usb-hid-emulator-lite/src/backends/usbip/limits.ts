/** What one peer may ask of us. Everything a peer names as a number is compared with one of these. */
export interface UsbipLimits {
  /** Bytes of one transfer; the wire has room for four gigabytes. */
  readonly transferBytes: number
  /** Transfers that wait at once on one connection. */
  readonly waitingTransfers: number
  /** Bytes that the waiting transfers of one connection may ask for together. */
  readonly waitingBytes: number
}

export const DEFAULT_LIMITS: UsbipLimits = {
  transferBytes: 64 * 1024,
  waitingTransfers: 256,
  waitingBytes: 4 * 1024 * 1024,
}
