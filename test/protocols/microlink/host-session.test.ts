import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDescriptor } from '../../../src/protocols/microlink/descriptor.ts'
import { HostSession } from '../../../src/protocols/microlink/host-session.ts'
import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { unit } from '../../support/unit.ts'
import { CAPTURES } from './captures.ts'
import { fletcher, sealed } from './host.ts'
import { randomByte } from './units.ts'

type Bend = (bytes: Uint8Array, count: number) => Uint8Array | undefined

/** Where the unit's answer to the host's challenge ends in an SMT1500RM2U's frames. */
const PASSWORDS = { row: 0x37, answerAt: 6 } as const

/** A host and a unit, with what may happen to a message or its answer in between. */
function joined(
  model = 'SMT1500RM2U',
  version = '09.3',
  { toUnit, toHost }: { toUnit?: Bend; toHost?: Bend } = {},
) {
  const { ups } = unit({ model, version })
  const session = new MicrolinkSession(ups, { randomByte, replyMs: 0 })
  const said: Uint8Array[] = []
  let atMs = 0
  let answers = 0
  const host = new HostSession((message) => {
    said.push(Uint8Array.from(message))
    const arrived = toUnit ? toUnit(message, said.length) : message
    // Silence is waited out: what was damaged may have begun a long message.
    atMs += 25
    const answer = arrived && session.receive(arrived, atMs)[0]?.bytes
    if (!answer) atMs += 200
    return answer && (toHost ? toHost(answer, ++answers) : answer)
  })
  return { ups, session, host, said }
}

describe("a host's session", () => {
  test.each([
    ['SMT1500RM2U', '09.3'],
    ['SMC1500', '15.1'],
    ['SMT1500C', '16.0'],
    ['SRT3000XLA', '15.6'],
  ])('opens with a %s at %s, and reads', (model, version) => {
    const { host, session, ups } = joined(model, version)
    expect(host.open()).toBe(true)
    expect(session.engine.state).toBe('monitoring')
    expect(host.refresh(['2:4.A', '2:4.8.7'])).toBe(true)
    expect(host.read('2:4.A')!.value & 0x06).toBe(0x02)
    ups.setInput({ voltage: 0 })
    expect(host.read('2:4.A')!.value & 0x06).toBe(0x02)
    expect(host.refresh(['2:4.A'])).toBe(true)
    expect(host.read('2:4.A')!.value & 0x06).toBe(0x04)
    expect(host.read('2:4.77')).toBeUndefined()
  })

  test('says STOP, INIT, NEXT for each row, and one password: the sums over the header, the serial number and the challenge', () => {
    const { host, said, session } = joined()
    const { image } = session.engine
    let challenge: Uint8Array | undefined
    const frames: number[] = []
    const spied = new HostSession((message) => {
      said.push(Uint8Array.from(message))
      const answer = session.receive(message, said.length * 25)[0]?.bytes
      if (answer) frames.push(answer[0]!)
      if (frames.length === image.rows) challenge ??= image.content('2:4.8.6')!.slice(0, 2)
      return answer
    })
    expect(host.isOpen).toBe(false)
    expect(spied.open()).toBe(true)
    expect(said.slice(0, 2).map((message) => [...message])).toEqual([[0xf7], [0xfd]])
    const middle = said.slice(2, -1)
    expect(middle).toHaveLength(image.rows - 1)
    expect(middle.every((message) => message.length === 1 && message[0] === 0xfe)).toBe(true)
    const { header } = image
    const seeded = fletcher(header.subarray(0, 8), [header[4]!, header[3]!])
    const answer = fletcher(challenge!, fletcher(image.content('2:4.9.40')!, seeded))
    expect([...said.at(-1)!.subarray(2, 7)]).toEqual([4, 0, 0, ...answer])
  })

  test('does not trust a unit that cannot do the sums', () => {
    const forge: Bend = (answer) => {
      // The second byte of the answer to the host's challenge, in the row of the passwords.
      if (answer[0] !== PASSWORDS.row || answer[PASSWORDS.answerAt] === 0) return answer
      const forged = answer.slice(0, -2)
      forged[PASSWORDS.answerAt] = (forged[PASSWORDS.answerAt]! + 1) % 255
      return sealed(...forged)
    }
    const { host, session } = joined('SMT1500RM2U', '09.3', { toHost: forge })
    const { image } = session.engine
    const master = image.fields.find(({ path }) => path === '2:4.8.6')!
    expect(image.firstDataRow + Math.floor(master.at / image.width)).toBe(PASSWORDS.row)
    expect(host.open()).toBe(false)
    expect(host.isOpen).toBe(false)
  })

  test.each([2, 3, 10, 40, 58, 59, 60])('survives that answer %i is lost, or damaged', (which) => {
    const lost: Bend = (answer, count) => (count === which ? undefined : answer)
    const damaged: Bend = (answer, count) =>
      count === which ? answer.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) : answer
    for (const toHost of [lost, damaged]) {
      const { host } = joined('SMT1500RM2U', '09.3', { toHost })
      expect(host.open()).toBe(true)
      expect(host.refresh(['2:4.A', '2:4.8.7'])).toBe(true)
    }
  })

  test.each([2, 3, 10, 40, 58, 59, 60])('survives that message %i is lost, or damaged', (which) => {
    const lost: Bend = (message, count) => (count === which ? undefined : message)
    const damaged: Bend = (message, count) =>
      count === which ? message.map((byte, at) => (at === 0 ? byte ^ 0x40 : byte)) : message
    for (const toUnit of [lost, damaged]) {
      const { host } = joined('SMT1500RM2U', '09.3', { toUnit })
      expect(host.open()).toBe(true)
      expect(host.refresh(['2:4.A', '2:4.8.7'])).toBe(true)
    }
  })

  test('a session that the unit ends is noticed, and begun anew', () => {
    const { host, session } = joined()
    host.open()
    session.engine.stop()
    expect(host.refresh(['2:4.A'])).toBe(false)
    expect([host.isOpen, host.read('2:4.A'), host.save()]).toEqual([false, undefined, undefined])
    expect(host.open() && host.refresh(['2:4.A'])).toBe(true)
  })

  test('a write is done when the unit shows it, and only then', () => {
    const { host, ups } = joined()
    host.open()
    expect(host.write('2:4.5.31', 180)).toBe(true)
    expect(ups.settings.unit.lowRuntimeWarning).toBe(180)
    expect(host.write('2:4.5.31', 40_000)).toBe(false)
    expect(host.write('2:4.7.25', 1)).toBe(false)
    expect(host.write('2:4.77', 1)).toBe(false)
  })

  test('goes on from what it saved', () => {
    const { host, said } = joined()
    host.open()
    host.refresh(['2:4.A'])
    const saved = JSON.parse(JSON.stringify(host.save()))
    host.load(undefined)
    expect(host.isOpen).toBe(false)
    host.load(saved)
    expect(host.save()).toEqual(saved)
    said.length = 0
    expect(host.refresh(['2:4.A'])).toBe(true)
    expect(said.every((message) => message[0] === 0xfe)).toBe(true)
  })

  test('does not go on from what is none of its own', () => {
    const { host } = joined()
    host.open()
    const { description: image } = host.save()!
    for (const broken of [image.slice(2), `${image}00`, '', 'xx', image.replace('f802', 'e002')])
      expect(() => host.load({ description: broken })).toThrow(RangeError)
  })
})

describe('the descriptor', () => {
  test('of an SMC1000-2UC, as far as its first row goes', () => {
    const row = CAPTURES[0]!.lines[0]!.bytes.subarray(1, -2)
    // Collection 9 in 4 in namespace 2: serial number of 16 bytes, SKU of 16, model of 32; collection 4 of namespace 4 begins.
    const image = new Uint8Array(32 * 0x69)
    image.set(row)
    image.set([0xff, 0xff, 0xff, 0xff, 0xf6], 32)
    expect(readDescriptor(image, 32)).toMatchObject([
      { name: '2:4.9.40', at: 0x40 * 32, size: 16 },
      { name: '2:4.9.42', at: 0x40 * 32 + 16, size: 16 },
      { name: '2:4.9.44', at: 0x40 * 32 + 32, size: 32 },
      { name: '4:16', at: 0x40 * 32 + 64, size: 16 },
    ])
  })

  test('sizes, masks, limits and defaults stand before the next object; arrays repeat their body', () => {
    const image = new Uint8Array(16 * 40)
    const items = [
      [0xf8, 0x02, 0xfe, 0x04],
      [0xb5, 0xfc, 0x02, 0xfb, 0xf7, 0xff],
      [0xb9, 0xfa, 0x07, 0x08, 0xff, 0xff, 0xf9, 0x00, 0x00],
      [0xfd, 0x3d, 0x02, 0xb6, 0xfc, 0x04, 0xff],
      [0xff, 0xff, 0xf6],
    ]
    image.set([0x0a, 16, 40, 0, 0, 0, 9, 0, 1, 0, 30, 2, ...items.flat()])
    expect(readDescriptor(image, 16)).toEqual([
      { name: '2:4.B5', at: 482, size: 2, mask: 0xf7ff },
      { name: '2:4.B9', at: 484, size: 2, mask: undefined },
      { name: '2:4.3D[0].B6', at: 486, size: 4, mask: undefined },
      { name: '2:4.3D[1].B6', at: 490, size: 4, mask: undefined },
    ])
  })

  test('no bytes make it fail otherwise than as none', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .array(fc.constantFrom(0x40, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff, 2, 4), {
          maxLength: 400,
        })
        .map((list) => Uint8Array.from(list)),
    )
    fc.assert(
      fc.property(bytes, (image) => {
        try {
          for (const { at, size } of readDescriptor(image, 16))
            expect(at + size).toBeLessThanOrEqual(image.length)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
