import { expect, test } from 'vitest'
import { messageBytes } from '../../../src/protocols/snmp/message.ts'
import { PDU, pduBer } from '../../../src/protocols/snmp/pdu.ts'
import { again, recordedBench } from './recorded-bench.ts'

const CARD = { card: 'AP9631', firmware: '6.6.4' }
const OFF = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 6, 2, 1, 0]

test('what a manager commands is recorded, and done again in a replay', async () => {
  const { line, unit, folder, recorder, snmp, pass } = recordedBench({ smartslot1: CARD })
  const bindings = [{ oid: OFF, value: { type: 'integer', value: 2 } }] as const
  const pdu = pduBer({ type: PDU.set, requestId: 1, errorStatus: 0, errorIndex: 0, bindings })
  pass(10)
  snmp().receive(messageBytes(0, Buffer.from('private'), pdu), line.now())
  pass(10)
  await recorder.close()
  expect(unit.ups.outlets.anyOn).toBe(false)
  expect(await again(folder.journal)).toMatchObject({ difference: null, frames: 1 })
})
