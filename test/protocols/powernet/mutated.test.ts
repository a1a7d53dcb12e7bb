/**
 * Mutated messages of all versions. Short as a test; `FUZZ_MESSAGES=1000000 npx vitest run --project unit
 * test/protocols/powernet/mutated.test.ts` is the long run.
 */
import { expect, test } from 'vitest'
import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import { SnmpAgent } from '../../../src/protocols/snmp/agent.ts'
import { bytesOf, sequence, tagged } from '../../../src/protocols/snmp/ber-writer.ts'
import { messageBytes } from '../../../src/protocols/snmp/message.ts'
import { PDU, pduBer } from '../../../src/protocols/snmp/pdu.ts'
import { RemoteEngine } from '../../../src/protocols/snmp/usm/remote-engine.ts'
import { type AgentUser, SecureAgent } from '../../../src/protocols/snmp/usm/secure-agent.ts'
import { collectedHeap } from '../../support/collected-heap.ts'
import { fuzzSeed } from '../../support/fuzz-seed.ts'
import { unitWithNetworkCard } from '../../support/network-card.ts'

const MESSAGES = Number(process.env.FUZZ_MESSAGES ?? 8000)
const MOST_BYTES = 2000
const MINUTE_OF_A_RUN = 60_000
const OID = [1, 3, 6, 1, 4, 1, 318, 1, 1, 1, 5, 2, 10, 0]
const BINDINGS = [{ oid: OID, value: { type: 'ticks', value: 6000 } }] as const
const TYPES = Object.values(PDU).filter((type) => type !== PDU.trap1)
/** What asks for no answer, whatever else is in the message. */
const UNCONFIRMED: readonly number[] = [PDU.response, PDU.trap2, PDU.report]

const USERS: readonly AgentUser[] = [
  {
    ...{ name: 'sealed', auth: 'SHA', authPassword: 'an auth passphrase', priv: 'AES' },
    ...{ privPassword: 'a priv passphrase', level: 'noAuthNoPriv', access: 'read' },
  },
  { name: 'open', auth: 'none', priv: 'none', level: 'noAuthNoPriv', access: 'read' },
]

/** What the heap may grow by, however many messages there are. */
const MOST_GROWTH = 2 * 2 ** 20

/** The same numbers every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function agentOfCard() {
  const { card, ups } = unitWithNetworkCard()
  const common = { view: new PowernetView(card), maxMessageSize: MOST_BYTES, refused: () => {} }
  let salts = 0
  const salt = () => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, salts++)
  const engine = { id: Uint8Array.of(0x80, 0, 1, 0x3e, 3, 1, 2, 3, 4, 5, 6), boots: 1, time: 100, salt }
  const agent = new SnmpAgent({
    ...common,
    community: (name) => (name === 'public' ? 'read' : 'none'),
    secure: new SecureAgent({
      ...common,
      engine: () => engine,
      user: (name) => USERS.find((user) => user.name === name),
      admits: () => true,
      count: () => 1,
    }),
  })
  return { ups, receive: (bytes: Uint8Array) => agent.receive(bytes, '127.0.0.1'), salt }
}

const pduOf = (type: number) => ({
  ...{ type, requestId: 5, errorStatus: 0, errorIndex: 20, bindings: BINDINGS },
})

/** A message of every type in every version, and every level of version 3. */
function seeds({ receive, salt }: ReturnType<typeof agentOfCard>) {
  const plain = TYPES.flatMap((type) =>
    [0, 1].map((version) => ({
      type,
      bytes: messageBytes(version, Buffer.from('public'), pduBer(pduOf(type))),
    })),
  )
  const secure = USERS.flatMap((user) => {
    const engine = new RemoteEngine({ user, maxMessageSize: 1500, now: () => 0, salt })
    for (let turn = 1; turn < 3; turn++) engine.receive(receive(engine.request(pduOf(PDU.get), turn))!)
    return TYPES.map((type) => ({ type, bytes: engine.request(pduOf(type), 100) }))
  })
  return [...plain, ...secure]
}

/** Changed bytes, a cut, nesting, or a length in its long form. */
function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const bent = Uint8Array.from(bytes)
  const kind = random(12)
  if (kind === 0) return bent.subarray(0, random(bent.length))
  if (kind === 1)
    return Array.from({ length: random(40) }).reduce<Uint8Array>((all) => bytesOf(sequence(all)), bent)
  const at = random(bent.length)
  if (kind === 2) {
    // The length at some place grows to four bytes, true or not.
    const long = [0x84, random(2) * 0xff, 0, random(256), bent[at]!]
    return Uint8Array.from([...bent.subarray(0, at), ...long, ...bent.subarray(at + 1)])
  }
  if (kind === 3) return Uint8Array.from([...bent, ...bytesOf(tagged(random(256), bent.subarray(at)))])
  for (let change = random(3); change >= 0; change--) bent[random(bent.length)] = random(256)
  return bent
}

test(
  'mutated messages of every kind end with an answer or with silence; a reader changes nothing, and nothing is kept',
  () => {
    const made = agentOfCard()
    const messages = seeds(made)
    for (const { type, bytes } of messages)
      if (UNCONFIRMED.includes(type)) expect(made.receive(bytes), `PDU ${type}`).toBeUndefined()
    const before = JSON.stringify(made.ups.settings)
    const random = numbers(fuzzSeed(7))
    let answers = 0
    let longest = 0
    let heap = 0
    for (let count = 0; count < MESSAGES; count++) {
      // What is compiled and derived once is there by now.
      if (count === MESSAGES / 4) heap = collectedHeap()
      const answer = made.receive(mutated(messages[count % messages.length]!.bytes, random))
      if (answer) answers++
      longest = Math.max(longest, answer?.length ?? 0)
    }
    expect(collectedHeap() - heap).toBeLessThan(MOST_GROWTH)
    expect(longest).toBeLessThanOrEqual(MOST_BYTES)
    expect(answers).toBeGreaterThan(MESSAGES / 100)
    expect(JSON.stringify(made.ups.settings)).toBe(before)
  },
  Math.max(1, MESSAGES / 10_000) * MINUTE_OF_A_RUN,
)
