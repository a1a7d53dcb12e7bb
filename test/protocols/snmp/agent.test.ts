import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SnmpAgent } from '../../../src/protocols/snmp/agent.ts'
import { BerReader } from '../../../src/protocols/snmp/ber.ts'
import { messageBytes } from '../../../src/protocols/snmp/message.ts'
import type { ObjectView } from '../../../src/protocols/snmp/object-view.ts'
import { PDU, type Pdu, pduBer, readPdu } from '../../../src/protocols/snmp/pdu.ts'
import type { SnmpValue } from '../../../src/protocols/snmp/value.ts'

const oid = (text: string) => text.split('.').map(Number)
const text = (value: string): SnmpValue => ({ type: 'octets', value: Buffer.from(value) })
const number = (value: number): SnmpValue => ({ type: 'integer', value })

/** Two objects: 1.3.1.0, a number below 100 that can be written, and 1.3.2.0, a text. */
function agent(maxMessageSize = 1500) {
  const objects = new Map<string, SnmpValue>([
    ['1.3.1.0', number(1)],
    ['1.3.2.0', text('APC')],
  ])
  const refusals: string[] = []
  const view: ObjectView = {
    get: (at) => objects.get(at.join('.')) ?? { type: 'noSuchInstance' },
    next(at) {
      const behind = [...objects.keys()].find((key) => key > at.join('.'))
      return behind === undefined ? undefined : { oid: oid(behind), value: objects.get(behind)! }
    },
    checkSet(at, value) {
      if (at.join('.') !== '1.3.1.0') return 'notWritable'
      if (value.type !== 'integer') return 'wrongType'
      return value.value < 100 ? undefined : 'wrongValue'
    },
    commitSet(at, value) {
      objects.set(at.join('.'), value)
      return undefined
    },
  }
  const made = new SnmpAgent({
    view,
    maxMessageSize,
    community: (name) => (name === 'public' ? 'read' : name === 'private' ? 'write' : 'none'),
    refused: (from) => refusals.push(from),
  })
  return { agent: made, objects, refusals }
}

interface RequestOptions {
  readonly version?: 1 | 2
  readonly community?: string
  readonly type?: number
  readonly bindings?: readonly (readonly [oid: string, value?: SnmpValue])[]
  readonly counts?: readonly [number, number]
}

function request({
  version = 1,
  community = 'public',
  type = PDU.get,
  bindings = [],
  counts = [0, 0],
}: RequestOptions) {
  const pdu: Pdu = {
    type,
    requestId: 7,
    errorStatus: counts[0],
    errorIndex: counts[1],
    bindings: bindings.map(([at, value]) => ({ oid: oid(at), value: value ?? { type: 'null' } })),
  }
  return messageBytes(version - 1, Buffer.from(community), pduBer(pdu))
}

function ask(asked: RequestOptions, made = agent()): Pdu | undefined {
  const answer = made.agent.receive(request(asked), '127.0.0.1')
  if (!answer) return undefined
  const message = new BerReader(answer).expect(0x30)
  message.integer()
  message.octets()
  return readPdu(message)
}

const shown = (pdu: Pdu | undefined) =>
  pdu && [
    pdu.errorStatus,
    pdu.errorIndex,
    ...pdu.bindings.map(({ oid: at, value }) => `${at.join('.')} ${value.type}`),
  ]

const NO_SUCH_NAME = 2

describe('version 1', () => {
  test('GET and GETNEXT answer with values, in one response', () => {
    expect(shown(ask({ bindings: [['1.3.1.0'], ['1.3.2.0']] }))).toEqual([
      0,
      0,
      '1.3.1.0 integer',
      '1.3.2.0 octets',
    ])
    expect(shown(ask({ type: PDU.getNext, bindings: [['1.3'], ['1.3.1']] }))).toEqual([
      0,
      0,
      '1.3.1.0 integer',
      '1.3.1.0 integer',
    ])
  })

  test('an absent object fails the request, and says which', () => {
    expect(shown(ask({ bindings: [['1.3.1.0'], ['1.3.9.0']] }))).toEqual([
      NO_SUCH_NAME,
      2,
      '1.3.1.0 null',
      '1.3.9.0 null',
    ])
    expect(ask({ type: PDU.getNext, bindings: [['1.3.2.0']] })?.errorStatus).toBe(NO_SUCH_NAME)
  })

  test.each([
    ['1.3.1.0', number(5), 0],
    ['1.3.1.0', number(500), 3],
    ['1.3.1.0', text('5'), 3],
    ['1.3.2.0', text('x'), NO_SUCH_NAME],
  ])('SET %s to %j: error %i', (at, value, error) => {
    expect(ask({ community: 'private', type: PDU.set, bindings: [[at, value]] })?.errorStatus).toBe(error)
  })

  test('knows no GETBULK', () => {
    expect(ask({ type: PDU.getBulk, bindings: [['1.3']], counts: [0, 5] })).toBeUndefined()
  })
})

describe('version 2c', () => {
  test('an absent object is an exception in its place', () => {
    expect(shown(ask({ version: 2, bindings: [['1.3.1.0'], ['1.3.9.0']] }))).toEqual([
      0,
      0,
      '1.3.1.0 integer',
      '1.3.9.0 noSuchInstance',
    ])
  })

  test.each([
    ['1.3.1.0', number(500), 10],
    ['1.3.1.0', text('5'), 7],
    ['1.3.2.0', text('x'), 17],
  ])('SET %s to %j: error %i', (at, value, error) => {
    const asked = { version: 2, community: 'private', type: PDU.set, bindings: [[at, value]] } as const
    expect(ask(asked)?.errorStatus).toBe(error)
  })

  test('a SET is taken whole or not at all', () => {
    const made = agent()
    const bindings = [
      ['1.3.1.0', number(5)],
      ['1.3.2.0', text('x')],
    ] as const
    ask({ version: 2, community: 'private', type: PDU.set, bindings }, made)
    expect(made.objects.get('1.3.1.0')).toEqual(number(1))
  })

  test('GETBULK repeats the last columns, and ends with the view', () => {
    const asked = { version: 2, type: PDU.getBulk, bindings: [['1.3.1'], ['1.3.1']], counts: [1, 9] } as const
    expect(shown(ask(asked))).toEqual([
      0,
      0,
      '1.3.1.0 integer',
      '1.3.1.0 integer',
      '1.3.2.0 octets',
      '1.3.2.0 endOfMibView',
    ])
  })

  test('what does not fit is tooBig; GETBULK gives what fits', () => {
    const made = agent(60)
    expect(
      shown(ask({ version: 2, bindings: Array.from({ length: 9 }, () => ['1.3.1.0'] as const) }, made)),
    ).toEqual([1, 0])
    const bulk = ask({ version: 2, type: PDU.getBulk, bindings: [['1.3']], counts: [0, 50] }, made)
    expect(bulk?.bindings.length).toBeGreaterThan(0)
  })
})

describe('what gets no answer', () => {
  test('a community that is not known, which is reported', () => {
    const made = agent()
    expect(ask({ community: 'wrong', bindings: [['1.3.1.0']] }, made)).toBeUndefined()
    expect(made.refusals).toEqual(['127.0.0.1'])
  })

  test('a SET by a reader is an error, and sets nothing', () => {
    const made = agent()
    const asked = { type: PDU.set, bindings: [['1.3.1.0', number(5)]] } as const
    expect(ask(asked, made)?.errorStatus).toBe(NO_SUCH_NAME)
    expect(made.objects.get('1.3.1.0')).toEqual(number(1))
  })

  test('a message that is cut short, anywhere', () => {
    const { agent: made } = agent()
    const whole = request({ bindings: [['1.3.1.0']] })
    for (let length = 0; length < whole.length; length++)
      expect(made.receive(whole.subarray(0, length), '127.0.0.1')).toBeUndefined()
  })

  test('mutated messages neither throw nor set anything without the right community', () => {
    const made = agent()
    const whole = request({ type: PDU.set, bindings: [['1.3.1.0', number(5)]] })
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const bent = Uint8Array.from(whole)
        bent[at] = byte
        made.agent.receive(bent, '127.0.0.1')
      }),
      { numRuns: 20_000 },
    )
    expect(made.objects.get('1.3.1.0' satisfies string)).toEqual(number(1))
  })
})
