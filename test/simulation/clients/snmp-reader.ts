import type { Line } from '../../../src/lab/hosts/clients/language.ts'
import { latin1 } from '../../../src/protocols/latin1.ts'
import { messageBytes, readMessage } from '../../../src/protocols/snmp/message.ts'
import { PDU, pduBer } from '../../../src/protocols/snmp/pdu.ts'
import type { Face } from './face.ts'

const SMART_UPS = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1]
const OUTPUT_STATUS = [...SMART_UPS, 4, 1, 1, 0]
const CAPACITY = [...SMART_UPS, 2, 2, 1, 0]
const VERSION_1 = 0
/** On battery, and on battery for a self-test. */
const ON_BATTERY = [3, 28]
const ON_LINE = [2, 4, 12, 13]

/** What the objects of a card say. */
export function snmpFace(line: Line): Face | undefined {
  const bindings = [OUTPUT_STATUS, CAPACITY].map((oid) => ({ oid, value: { type: 'null' } as const }))
  const pdu = pduBer({ type: PDU.get, requestId: 1, errorStatus: 0, errorIndex: 0, bindings })
  const answer = line.ask(messageBytes(VERSION_1, latin1('public'), pdu))
  if (!answer) return undefined
  const [status, capacity] = readMessage(answer).pdu.bindings.map(({ value }) => value)
  if (status?.type !== 'integer' || capacity?.type !== 'gauge32') return undefined
  return {
    wire: 'snmp',
    onLine: ON_LINE.includes(status.value),
    onBattery: ON_BATTERY.includes(status.value),
    charge: capacity.value,
    within: 1,
  }
}
