import { CMD, DIRECTION, URB_HEADER } from './codec.ts'

/** Iso packet counts that mean "not isochronous": the protocol document's and Linux's. */
const NOT_ISO = 0xffffffff
const MOST_ENDPOINTS = 15

/** A CMD_SUBMIT or CMD_UNLINK as it came. */
export interface Urb {
  readonly command: number
  readonly seqnum: number
  readonly isIn: boolean
  /** Endpoint number without direction. */
  readonly endpoint: number
  /** For a submit, bytes to send or room to fill. */
  readonly length: number
  /** For a submit, the word to repeat in the answer. */
  readonly packets: number
  /** For an unlink, the seqnum of the victim. */
  readonly victim: number
  /** Header and payload together. */
  readonly size: number
}

/**
 * Reads a header of the second phase.
 *
 * @param bytes at least 48
 * @returns the request, or in words why it is none
 */
export function readUrb(bytes: Buffer, devid: number, mostBytes: number): Urb | string {
  const command = bytes.readUInt32BE(0)
  if (command !== CMD.submit && command !== CMD.unlink)
    return `command ${command}; allowed are ${CMD.submit} (submit) and ${CMD.unlink} (unlink)`
  const asked = bytes.readUInt32BE(8)
  const seqnum = bytes.readUInt32BE(4)
  if (command === CMD.unlink) {
    const victim = bytes.readUInt32BE(20)
    return { command, seqnum, isIn: false, endpoint: 0, length: 0, packets: 0, victim, size: URB_HEADER }
  }
  if (asked !== devid) return `device id ${asked}; this connection has imported ${devid}`
  const direction = bytes.readUInt32BE(12)
  if (direction > DIRECTION.in) return `direction ${direction}; allowed are 0 (out) and 1 (in)`
  const endpoint = bytes.readUInt32BE(16)
  if (endpoint > MOST_ENDPOINTS) return `endpoint ${endpoint}; allowed are 0 to ${MOST_ENDPOINTS}`
  const length = bytes.readUInt32BE(24)
  if (length > mostBytes) return `a transfer of ${length} bytes; allowed are up to ${mostBytes}`
  const isIn = direction === DIRECTION.in
  const packets = bytes.readUInt32BE(32) === NOT_ISO ? NOT_ISO : 0
  const size = URB_HEADER + (isIn ? 0 : length)
  return { command, seqnum, isIn, endpoint, length, packets, victim: 0, size }
}
