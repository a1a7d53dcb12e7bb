import type { ListenAddress } from '../address.ts'

/** Sends a datagram to an address; nothing happens once the port is closed. */
export type SendDatagram = (datagram: Uint8Array, to: ListenAddress) => void
