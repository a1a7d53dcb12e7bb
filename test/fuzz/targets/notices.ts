import { PcnetLanguage } from '../../../src/lab/hosts/clients/pcnet-language.ts'
import { traps } from '../../../src/lab/hosts/clients/trap-language.ts'
import { packetText } from '../../../src/protocols/pcnet/packet.ts'
import { readMessage } from '../../../src/protocols/snmp/message.ts'
import { notificationPdu, trapOfVersion1, trapOfVersion2 } from '../../../src/protocols/snmp/notification.ts'
import { PDU } from '../../../src/protocols/snmp/pdu.ts'
import { bytesOfText, demand, type Target, textOf } from '../target.ts'

const SECRET = { user: 'apc', phrase: 'admin user phrase' }
const packet = (status: string, shutdown: string, uptime: string) =>
  bytesOfText(
    packetText(
      'MASTATUS',
      [
        ['SR', '01'],
        ['SU', uptime],
        ['SD', shutdown],
        ['51', status],
      ],
      SECRET,
    ),
  )
const PACKETS = [packet('08', '0', 'A'), packet('10', '0', 'B'), packet('50', '1', 'C')]
const SIGNED = new Set(PACKETS.map(textOf))

/** What a host makes of packets of network shutdown: only those that are signed count, and none twice. */
export const pcnetPacket: Target = {
  name: 'pcnet-packet',
  seeds: PACKETS,
  start: () => (input) => {
    const language = new PcnetLanguage(SECRET)
    const notice = language.take(input)
    demand(notice === undefined || SIGNED.has(textOf(input)), () => 'a packet that nobody has signed counts')
    demand(language.take(input) === undefined, () => 'a packet counts twice')
  },
}

const ENTERPRISE = [1, 3, 6, 1, 4, 1, 318]
const trap = (specific: number) => ({
  ...{ oid: [...ENTERPRISE, 0, specific], enterprise: ENTERPRISE, generic: 6, specific, uptime: 77 },
  bindings: [
    { oid: [...ENTERPRISE, 2, 3, 3, 0], value: { type: 'octets', value: bytesOfText('UPS') } as const },
  ],
})

/** What a host makes of traps and informs: an answer to an inform alone, with its number. */
export const notification: Target = {
  name: 'notification',
  seeds: [5, 9, 7, 39].flatMap((specific) => [
    trapOfVersion1('public', '127.0.0.1', trap(specific)),
    trapOfVersion2('public', notificationPdu(trap(specific), { requestId: 7, inform: false })),
    trapOfVersion2('public', notificationPdu(trap(specific), { requestId: 7, inform: true })),
  ]),
  start: () => (input) => {
    const { answer } = traps.take(input) ?? {}
    if (!answer) return
    const [asked, said] = [readMessage(input).pdu, readMessage(answer).pdu]
    demand(asked.type === PDU.inform, () => `PDU ${asked.type} is answered`)
    demand(said.type === PDU.response && said.requestId === asked.requestId, () => 'another answer')
  },
}
