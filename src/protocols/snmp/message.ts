import { BerReader, TAG } from './ber.ts'
import { type Ber, bytesOf, integer, octets, sequence } from './ber-writer.ts'
import { type Pdu, readPdu } from './pdu.ts'

/** A message of version 1 or 2c (RFC 1157, 4; RFC 1901, 3). */
export interface Message {
  /** As its number: 0 is version 1, 1 is 2c. */
  readonly version: number
  readonly community: Uint8Array
  readonly pdu: Pdu
}

/** The version that a message says it is of, by its number; 3 is built differently. @throws BerError */
export const messageVersion = (bytes: Uint8Array): number =>
  new BerReader(bytes).expect(TAG.sequence).integer()

/** @throws BerError when it is no message */
export function readMessage(bytes: Uint8Array): Message {
  const content = new BerReader(bytes).expect(TAG.sequence)
  return { version: content.integer(), community: content.octets(), pdu: readPdu(content) }
}

export function messageBytes(version: number, community: Uint8Array, pdu: Ber): Uint8Array {
  return bytesOf(sequence(integer(version), octets(community), pdu))
}
