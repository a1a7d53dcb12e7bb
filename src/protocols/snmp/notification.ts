import { latin1 } from '../latin1.ts'
import { TAG } from './ber.ts'
import { integer, oid, tagged, valueBer } from './ber-writer.ts'
import { messageBytes } from './message.ts'
import { bindingsBer, PDU, type Pdu, pduBer } from './pdu.ts'
import type { Oid, SnmpValue, VarBind } from './value.ts'

/** Something to tell a manager unasked, in the words of both versions. */
export interface Notification {
  /** snmpTrapOID of version 2. */
  readonly oid: Oid
  /** Version 1: the enterprise, the generic number, and the specific one where that is 6. */
  readonly enterprise: Oid
  readonly generic: number
  readonly specific: number
  /** Hundredths of a second that the sender has been up. */
  readonly uptime: number
  readonly bindings: readonly VarBind[]
}

const SYS_UP_TIME = [1, 3, 6, 1, 2, 1, 1, 3, 0]
const SNMP_TRAP_OID = [1, 3, 6, 1, 6, 3, 1, 1, 4, 1, 0]
const VERSION_1 = 0
const VERSION_2C = 1

/** A trap of version 1 (RFC 1157, 4.1.6). @param agent IPv4 address of the sender */
export function trapOfVersion1(community: string, agent: string, notification: Notification): Uint8Array {
  const { enterprise, generic, specific, uptime, bindings } = notification
  const address = agent.split('.').map(Number)
  const pdu = tagged(
    PDU.trap1,
    oid(enterprise),
    tagged(TAG.address, Uint8Array.from(address.length === 4 ? address : [0, 0, 0, 0])),
    integer(generic),
    integer(specific),
    valueBer({ type: 'ticks', value: uptime }),
    bindingsBer(bindings),
  )
  return messageBytes(VERSION_1, latin1(community), pdu)
}

/** A trap of versions 2c and 3, or an inform, which wants an answer with the same request id (RFC 3416, 4.2.6 and 4.2.7). */
export function notificationPdu(
  { oid: name, uptime, bindings }: Notification,
  { requestId, inform }: { readonly requestId: number; readonly inform: boolean },
): Pdu {
  const all: VarBind[] = [
    { oid: SYS_UP_TIME, value: { type: 'ticks', value: uptime } },
    { oid: SNMP_TRAP_OID, value: { type: 'oid', value: name } satisfies SnmpValue },
    ...bindings,
  ]
  const type = inform ? PDU.inform : PDU.trap2
  return { type, requestId, errorStatus: 0, errorIndex: 0, bindings: all }
}

/** That PDU in version 2c. */
export function trapOfVersion2(community: string, pdu: Pdu): Uint8Array {
  return messageBytes(VERSION_2C, latin1(community), pduBer(pdu))
}
