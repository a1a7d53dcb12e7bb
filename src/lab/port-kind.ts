/** A kind of port, and whether this computer has it. */
export interface PortKind {
  readonly kind: 'pty' | 'tcp' | 'serialport' | 'rfc2217' | 'udp' | 'usbip'
  readonly available: boolean
  /** Why it is not, and what to do about it. */
  readonly why?: string
}
