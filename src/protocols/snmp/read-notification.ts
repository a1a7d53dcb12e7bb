import { BerError, BerReader, TAG } from './ber.ts'
import { messageBytes, messageVersion, readMessage } from './message.ts'
import { PDU, pduBer, readBindings } from './pdu.ts'
import type { Oid, VarBind } from './value.ts'

/** A trap or an inform of version 1 or 2c, as a receiver reads it. */
export interface ReceivedNotification {
  readonly community: Uint8Array
  /** snmpTrapOID; of version 1 as RFC 3584, 3.1 makes it. */
  readonly trap: Oid
  /** Hundredths of a second that the sender has been up. */
  readonly uptime: number
  /** What it says beyond that. */
  readonly bindings: readonly VarBind[]
  /** What an inform is answered with; undefined for a trap. */
  readonly answer?: Uint8Array
}

const SNMP_TRAPS = [1, 3, 6, 1, 6, 3, 1, 1, 5]
const VERSION_1 = 0
const VERSION_2C = 1
/** The generic number of a trap that its enterprise has defined. */
const OF_ENTERPRISE = 6
/** Bindings that come first in versions 2c and 3: sysUpTime and snmpTrapOID. */
const HEAD = 2

/** Reads a trap or an inform; undefined for other messages of these versions. @throws BerError when it is no message */
export function readNotification(bytes: Uint8Array): ReceivedNotification | undefined {
  const version = messageVersion(bytes)
  if (version === VERSION_1) return readTrapOfVersion1(bytes)
  if (version !== VERSION_2C) return undefined
  const { community, pdu } = readMessage(bytes)
  if (pdu.type !== PDU.trap2 && pdu.type !== PDU.inform) return undefined
  const [uptime, trap] = pdu.bindings.map(({ value }) => value)
  if (uptime?.type !== 'ticks' || trap?.type !== 'oid')
    throw new BerError('a notification begins with its time and its name')
  const read = {
    ...{ community, trap: trap.value, uptime: uptime.value },
    bindings: pdu.bindings.slice(HEAD),
  }
  if (pdu.type === PDU.trap2) return read
  return { ...read, answer: messageBytes(version, community, pduBer({ ...pdu, type: PDU.response })) }
}

/** A message of version 1 that holds a Trap-PDU (RFC 1157, 4.1.6). */
function readTrapOfVersion1(bytes: Uint8Array): ReceivedNotification | undefined {
  const message = new BerReader(bytes).expect(TAG.sequence)
  message.integer()
  const community = message.octets()
  const { tag, content } = message.next()
  if (tag !== PDU.trap1) return undefined
  const enterprise = content.oid()
  content.value()
  const generic = content.integer()
  const specific = content.integer()
  const uptime = content.value()
  if (uptime.type !== 'ticks') throw new BerError('a trap has no time')
  const trap = generic === OF_ENTERPRISE ? [...enterprise, 0, specific] : [...SNMP_TRAPS, generic + 1]
  return { community, trap, uptime: uptime.value, bindings: readBindings(content) }
}

/** The request id of what answers an inform of version 2c; undefined for anything else. */
export function answeredInform(bytes: Uint8Array): number | undefined {
  try {
    const { type, requestId } = readMessage(bytes).pdu
    return type === PDU.response ? requestId : undefined
  } catch (error) {
    if (error instanceof BerError) return undefined
    throw error
  }
}
