import { latin1 } from '../../../protocols/latin1.ts'
import { BerError } from '../../../protocols/snmp/ber.ts'
import { messageBytes, readMessage } from '../../../protocols/snmp/message.ts'
import { PDU, pduBer } from '../../../protocols/snmp/pdu.ts'
import type { SnmpValue, VarBind } from '../../../protocols/snmp/value.ts'
import type { Language, Line } from './language.ts'

/** Where a card of this vendor keeps what its manager asks: PowerNet-MIB, upsBasicOutputStatus and so on. */
const SMART_UPS = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1]
const OUTPUT_STATUS = [...SMART_UPS, 4, 1, 1, 0]
const BATTERY_STATUS = [...SMART_UPS, 2, 1, 1, 0]
const STATE_FLAGS = [...SMART_UPS, 11, 1, 1, 0]
/** Sent without its 0, as apcupsd does. */
const CONSERVE_BATTERY = [...SMART_UPS, 6, 1, 1]

const ON_BATTERY = 3
const LOW_BATTERY = 3
/** Graceful shutdown has begun: flag 22 of 64. */
const SHUTDOWN_FLAG = 21
const TURN_OFF_TO_CONSERVE = 2

/** Version 1, as NUT and apcupsd speak it when nothing else is set. */
const VERSION_1 = 0
/** The community of writers as cards ship; it reads too. */
const COMMUNITY = latin1('private')

/** SNMPv1 to the card in the slot, one GET for the three objects that NUT and apcupsd tell the status by. */
export const snmp: Language = {
  read(line) {
    const values = ask(line, PDU.get, [OUTPUT_STATUS, BATTERY_STATUS, STATE_FLAGS].map(asked))
    const [status, battery, flags] = values ?? []
    if (status?.type !== 'integer' || battery?.type !== 'integer') return undefined
    const shutdownImminent = flags?.type === 'octets' && flags.value[SHUTDOWN_FLAG] === '1'.charCodeAt(0)
    return {
      onBattery: status.value === ON_BATTERY,
      lowBattery: battery.value === LOW_BATTERY,
      shutdownImminent,
    }
  },
  killPower(line) {
    const value = { type: 'integer', value: TURN_OFF_TO_CONSERVE } as const
    ask(line, PDU.set, [{ oid: CONSERVE_BATTERY, value }])
  },
}

const asked = (oid: readonly number[]): VarBind => ({ oid, value: { type: 'null' } })

/** @returns the values of an answer without an error; undefined where there is none */
function ask(line: Line, type: number, bindings: readonly VarBind[]): readonly SnmpValue[] | undefined {
  const pdu = pduBer({ type, requestId: 1, errorStatus: 0, errorIndex: 0, bindings })
  const answer = line.ask(messageBytes(VERSION_1, COMMUNITY, pdu))
  if (!answer) return undefined
  try {
    const { errorStatus, bindings: answered } = readMessage(answer).pdu
    return errorStatus === 0 ? answered.map(({ value }) => value) : undefined
  } catch (error) {
    if (error instanceof BerError) return undefined
    throw error
  }
}
