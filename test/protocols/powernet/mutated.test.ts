import { expect, test } from 'vitest'
import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import { SnmpAgent } from '../../../src/protocols/snmp/agent.ts'
import { integerBytes, octetBytes, sequence } from '../../../src/protocols/snmp/ber.ts'
import { PDU, pduBytes } from '../../../src/protocols/snmp/pdu.ts'
import { unitWithNetworkCard } from '../../support/network-card.ts'

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('mutated messages of every kind end with an answer or with silence, and a reader changes nothing', () => {
  const { card, ups } = unitWithNetworkCard()
  const agent = new SnmpAgent({
    view: new PowernetView(card),
    maxMessageSize: 2000,
    community: (name) => (name === 'public' ? 'read' : 'none'),
    refused: () => {},
  })
  const oid = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 5, 2, 10, 0]
  const messages = [PDU.get, PDU.getNext, PDU.getBulk, PDU.set, PDU.response, PDU.trap2].map((type) => {
    const bindings = [{ oid, value: { type: 'ticks', value: 6000 } }] as const
    const pdu = pduBytes({ type, requestId: 5, errorStatus: 0, errorIndex: 20, bindings })
    return sequence(integerBytes(type === PDU.getBulk ? 1 : 0), octetBytes(Buffer.from('public')), pdu)
  })
  const before = JSON.stringify(ups.settings)
  const random = numbers(7)
  let answers = 0
  for (let count = 0; count < 6000; count++) {
    const bytes = Uint8Array.from(messages[count % messages.length]!)
    for (let change = random(3); change >= 0; change--) bytes[random(bytes.length)] = random(256)
    const piece = random(10) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes
    const answer = agent.receive(piece, '127.0.0.1')
    if (answer) answers++
    expect(answer?.length ?? 0).toBeLessThanOrEqual(2000)
  }
  expect(answers).toBeGreaterThan(100)
  expect(JSON.stringify(ups.settings)).toBe(before)
})
