/** Addresses nobody has (RFC 5737): captures show hosts and units by them, wherever the bench really listened. */
export const UNIT_ADDRESS = [192, 0, 2, 1] as const
export const HOST_ADDRESS = [192, 0, 2, 2] as const
/** Where Wireshark knows Modbus. */
export const MODBUS_PORT = 502
/** The first client's port; those after it count up. */
const FIRST_HOST_PORT = 49_152
const HOST_PORTS = 65_536 - FIRST_HOST_PORT

/** The host's port of a connection; the first has number 1. */
export const hostPortOf = (connection: number): number => FIRST_HOST_PORT + ((connection - 1) % HOST_PORTS)
