import { expect, test } from 'vitest'
import { ModbusEngine } from '../../../src/protocols/modbus/engine.ts'
import { TcpSession } from '../../../src/protocols/modbus/tcp.ts'
import { hex, readPdu, tcpFrame, toHex, toHexes, writePdu } from './requests.ts'
import { standUnit } from './units.ts'

function connect(options = {}) {
  const { ups } = standUnit()
  return { ups, session: new TcpSession(ups, new ModbusEngine(ups), options) }
}

const status = readPdu(0, 2)
const statusReply = hex('03 04 00 00 20 02')

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

test.each<[string, Uint8Array, Uint8Array[]]>([
  [
    'one request',
    tcpFrame(status, { transaction: 0x1234 }),
    [tcpFrame(statusReply, { transaction: 0x1234 })],
  ],
  [
    'requests on top of each other',
    join(...[1, 2, 3].map((transaction) => tcpFrame(status, { transaction }))),
    [1, 2, 3].map((transaction) => tcpFrame(statusReply, { transaction })),
  ],
  [
    'a read of 120 registers',
    tcpFrame(readPdu(524, 8)),
    [tcpFrame(Uint8Array.of(3, 16, ...Array(16).fill(255)))],
  ],
  ['unit 0', tcpFrame(status, { unit: 0 }), [tcpFrame(statusReply, { unit: 0 })]],
  ['unit 255', tcpFrame(status, { unit: 255 }), [tcpFrame(statusReply, { unit: 255 })]],
  ['another unit, then ours', join(tcpFrame(status, { unit: 2 }), tcpFrame(status)), [tcpFrame(statusReply)]],
  [
    'a request that is too long for its function',
    tcpFrame(hex('03 00 00 00 02 00')),
    [tcpFrame(hex('83 03'))],
  ],
])('%s is answered the same whole, in two pieces and byte by byte', (_, bytes, replies) => {
  const answers = replies.map(toHex)
  expect(toHexes(connect().session.receive(bytes))).toEqual(answers)
  for (let cut = 1; cut < bytes.length; cut++) {
    const { session } = connect()
    const outputs = [...session.receive(bytes.subarray(0, cut)), ...session.receive(bytes.subarray(cut))]
    expect(toHexes(outputs), `cut at ${cut}`).toEqual(answers)
  }
  const { session } = connect()
  const outputs = Array.from(bytes, (byte) => session.receive(Uint8Array.of(byte))).flat()
  expect(toHexes(outputs)).toEqual(answers)
})

test.each([
  ['a protocol other than Modbus', tcpFrame(status, { protocol: 1 })],
  ['a length of nothing', hex('00 01 00 00 00 01 01 03')],
  ['a length beyond any request', hex('00 01 00 00 00 FF 01 03')],
  ['another protocol altogether', new TextEncoder().encode('GET / HTTP/1.1\r\n\r\n')],
])('%s ends the conversation, after what came before was answered', (_, bytes) => {
  const { session } = connect()
  expect(toHexes(session.receive(join(tcpFrame(status), bytes, tcpFrame(status))))).toEqual([
    toHex(tcpFrame(statusReply)),
  ])
  expect(session.finished).toBe(true)
  expect(session.receive(tcpFrame(status))).toEqual([])
})

test('a port set to read-only reads and refuses writes as an unknown function', () => {
  const { ups } = standUnit()
  const session = new TcpSession(ups, new ModbusEngine(ups, { source: 'network', readOnly: () => true }))
  expect(toHexes(session.receive(join(tcpFrame(status), tcpFrame(writePdu(1540, 2)))))).toEqual([
    toHex(tcpFrame(statusReply)),
    toHex(tcpFrame(hex('90 01'))),
  ])
  expect(ups.outlets.anyOn).toBe(true)
})

test('nothing is answered while Modbus TCP is off', () => {
  expect(connect({ enabled: () => false }).session.receive(tcpFrame(status))).toEqual([])
})
