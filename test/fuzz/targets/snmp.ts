import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import { SnmpAgent } from '../../../src/protocols/snmp/agent.ts'
import { messageBytes, readMessage } from '../../../src/protocols/snmp/message.ts'
import { PDU, pduBer } from '../../../src/protocols/snmp/pdu.ts'
import { unitWithNetworkCard } from '../../support/network-card.ts'
import { stateWatch } from '../state-of.ts'
import { bytesOfText, demand, type Target } from '../target.ts'

const MOST_BYTES = 1500
const OID = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 5, 2, 10, 0]
const TYPES = [PDU.get, PDU.getNext, PDU.getBulk, PDU.set, PDU.response, PDU.inform]

const message = (type: number, version: number, community: string) =>
  messageBytes(
    version,
    bytesOfText(community),
    pduBer({
      ...{ type, requestId: 77, errorStatus: 0, errorIndex: type === PDU.getBulk ? 20 : 0 },
      bindings: [{ oid: OID, value: { type: 'integer', value: 1 } }],
    }),
  )

/** SNMP of versions 1 and 2c: one answer at most, to that request; whoever may only read changes nothing. */
export const snmp: Target = {
  name: 'snmp',
  seeds: TYPES.flatMap((type) => [
    message(type, 0, 'public'),
    message(type, 1, 'public'),
    message(type, 1, 'nobody'),
  ]),
  start() {
    const { card, ups } = unitWithNetworkCard()
    const agent = new SnmpAgent({
      view: new PowernetView(card),
      maxMessageSize: MOST_BYTES,
      refused: () => {},
      community: (name) => (name === 'public' ? 'read' : 'none'),
    })
    const state = stateWatch(ups)
    return (input) => {
      const before = state()
      const answer = agent.receive(input, '127.0.0.1')
      demand(state() === before, () => 'a reader has changed the unit')
      if (!answer) return
      demand(answer.length <= MOST_BYTES, () => `an answer of ${answer.length} bytes`)
      const [asked, said] = [readMessage(input), readMessage(answer)]
      demand(Buffer.from(asked.community).toString() === 'public', () => 'an answer to another community')
      demand(said.pdu.requestId === asked.pdu.requestId, () => 'an answer to another request')
      demand(said.pdu.type === PDU.response, () => `a PDU of type ${said.pdu.type}`)
    }
  },
}
