import { describe, expect, test } from 'vitest'
import { NAK } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { SampleDevice } from '../sample-device.ts'
import {
  getReport,
  importOf,
  interruptIn,
  LIST,
  operation,
  replies,
  setConfiguration,
  submit,
  unlink,
  Wire,
} from './client.ts'

const BLOCK = 312

describe('a list', () => {
  test('has a block for each device, with its interfaces, and ends the connection', () => {
    const wire = new Wire([new SampleDevice().usb, new SampleDevice({ speed: 'low' }).usb])
    wire.session.receive(LIST)
    const list = wire.sent
    expect(wire.isOver).toBe(true)
    expect(list).toHaveLength(12 + 2 * (BLOCK + 4))
    expect(list.subarray(0, 12).toString('hex')).toBe(`0111000500000000${'00000002'}`)
    const second = list.subarray(12 + BLOCK + 4)
    expect(second.toString('latin1', 256, 259)).toBe('1-2')
    expect([288, 292, 296].map((at) => second.readUInt32BE(at))).toEqual([1, 2, 1])
    expect(second.subarray(300).toString('hex')).toBe(`120900aa0123${'000000'}${'010101'}${'03000000'}`)
  })

  test('without devices is empty', () => {
    const wire = new Wire([])
    wire.session.receive(LIST)
    expect(wire.sent.toString('hex')).toBe('011100050000000000000000')
  })
})

describe('an import', () => {
  test('is granted with the block of the device, and keeps the connection', () => {
    const sample = new SampleDevice()
    const wire = new Wire([sample.usb])
    wire.session.receive(importOf('1-1'))
    expect(wire.sent).toHaveLength(8 + BLOCK)
    expect(wire.sent.toString('latin1', 8 + 256, 8 + 259)).toBe('1-1')
    expect([wire.isOver, sample.usb.attached]).toEqual([false, true])
  })

  test('of a busy device is refused with status 2, of one that is not there with status 4', () => {
    const sample = new SampleDevice()
    const user = new Wire([sample.usb]).attach()
    const [late, lost] = [new Wire([sample.usb]), new Wire([sample.usb])]
    late.session.receive(importOf('1-1'))
    lost.session.receive(importOf('1-9'))
    expect(late.sent.toString('hex')).toBe('0111000300000002')
    expect(lost.sent.toString('hex')).toBe('0111000300000004')
    expect([late.isOver, lost.isOver, user.isOver]).toEqual([true, true, false])
    late.session.close()
    expect(sample.usb.attached).toBe(true)
  })

  test('frees the device when its connection ends, for the next client', () => {
    const sample = new SampleDevice()
    new Wire([sample.usb]).attach().session.close()
    expect(sample.usb.attached).toBe(false)
    const next = new Wire([sample.usb]).attach()
    next.session.receive(getReport(5))
    expect(replies(next.sent)).toMatchObject([{ seqnum: 5, status: 0, data: [2, 0x12, 0x34] }])
  })
})

describe('transfers', () => {
  const conversation = Buffer.concat([
    importOf('1-1'),
    setConfiguration(1),
    getReport(2),
    submit({ seqnum: 3, direction: 0, setup: [0x21, 9, 2, 3, 0, 0, 3, 0], data: [2, 8, 9] }),
    getReport(4),
    submit({ seqnum: 5, direction: 0, endpoint: 1, data: [3, 1] }),
    interruptIn(6),
    interruptIn(7),
    unlink(8, 6),
    submit({ seqnum: 9, length: 2, setup: [0xa1, 1, 9, 3, 0, 0, 2, 0] }),
  ])
  const answer = (pieces: readonly Buffer[]): Buffer => {
    const sample = new SampleDevice()
    const wire = new Wire([sample.usb])
    for (const piece of pieces) wire.session.receive(piece)
    sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
    return wire.sent
  }
  const whole = answer([conversation])

  test('are answered each by one reply, in order', () => {
    expect(replies(whole.subarray(8 + BLOCK), (seqnum) => [1, 3, 5].includes(seqnum))).toEqual([
      { command: 3, seqnum: 1, status: 0, actualLength: 0, data: [] },
      { command: 3, seqnum: 2, status: 0, actualLength: 3, data: [2, 0x12, 0x34] },
      { command: 3, seqnum: 3, status: 0, actualLength: 3, data: [] },
      { command: 3, seqnum: 4, status: 0, actualLength: 3, data: [2, 8, 9] },
      { command: 3, seqnum: 5, status: 0, actualLength: 2, data: [] },
      { command: 4, seqnum: 8, status: -104, actualLength: 0, data: [] },
      { command: 3, seqnum: 9, status: -32, actualLength: 0, data: [] },
      { command: 3, seqnum: 7, status: 0, actualLength: 4, data: [1, 2, 3, 4] },
    ])
  })

  test('are answered alike however the bytes are cut', () => {
    for (let at = 1; at < conversation.length; at += 1)
      expect(answer([conversation.subarray(0, at), conversation.subarray(at)]).equals(whole)).toBe(true)
    expect(answer([...conversation].map((byte) => Buffer.of(byte))).equals(whole)).toBe(true)
  })

  test('are answered alike when the memory they came in is used again', () => {
    const sample = new SampleDevice()
    const wire = new Wire([sample.usb])
    const room = Buffer.alloc(7)
    for (let at = 0; at < conversation.length; at += room.length) {
      const length = conversation.copy(room, 0, at, at + room.length)
      wire.session.receive(room.subarray(0, length))
      room.fill(0xff)
    }
    sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
    expect(wire.sent.equals(whole)).toBe(true)
  })

  test('that came together are answered together, in one write', () => {
    const wire = new Wire([new SampleDevice().usb]).attach()
    wire.session.receive(Buffer.concat([getReport(2), getReport(3), getReport(4)]))
    expect(wire.writes).toHaveLength(1)
    expect(replies(wire.sent).map(({ seqnum }) => seqnum)).toEqual([2, 3, 4])
  })

  test('never get more than they have room for', () => {
    const wire = new Wire([new SampleDevice().usb]).attach()
    wire.session.receive(submit({ seqnum: 2, length: 2, setup: [0xa1, 1, 2, 3, 0, 0, 3, 0] }))
    wire.session.receive(getReport(3, 64))
    expect(replies(wire.sent).map(({ data }) => data.length)).toEqual([2, 3])
  })

  test('with an iso packet count are no iso transfers; the count that says so is repeated', () => {
    const wire = new Wire([new SampleDevice().usb]).attach()
    wire.session.receive(
      submit({ seqnum: 2, length: 3, packets: 0xffffffff, setup: [0xa1, 1, 2, 3, 0, 0, 3, 0] }),
    )
    wire.session.receive(submit({ seqnum: 3, length: 3, packets: 5, setup: [0xa1, 1, 2, 3, 0, 0, 3, 0] }))
    expect([wire.sent.readUInt32BE(32), wire.sent.readUInt32BE(51 + 32)]).toEqual([0xffffffff, 0])
    expect(replies(wire.sent)).toHaveLength(2)
  })

  test('whose two directions contradict each other are protocol errors', () => {
    const wire = new Wire([new SampleDevice().usb]).attach()
    wire.session.receive(submit({ seqnum: 2, direction: 1, length: 3, setup: [0x21, 9, 2, 3, 0, 0, 3, 0] }))
    expect(replies(wire.sent)).toMatchObject([{ status: -71, actualLength: 0 }])
  })

  test('to an endpoint that is not there stall', () => {
    const wire = new Wire([new SampleDevice().usb]).attach()
    wire.session.receive(submit({ seqnum: 2, endpoint: 5, length: 8 }))
    wire.session.receive(submit({ seqnum: 3, endpoint: 5, direction: 0, data: [1] }))
    expect(replies(wire.sent).map(({ status }) => status)).toEqual([-32, -32])
  })

  test('that wait when the device is reset end as shut down', () => {
    const sample = new SampleDevice()
    const wire = new Wire([sample.usb]).attach()
    wire.session.receive(interruptIn(2))
    sample.usb.reset()
    expect(replies(wire.sent)).toMatchObject([{ seqnum: 2, status: -108 }])
  })
})

describe('an unlink', () => {
  const attach = (more = {}) => {
    const sample = new SampleDevice(more)
    return { sample, wire: new Wire([sample.usb]).attach() }
  }

  test('of a waiting transfer takes it back: no reply to it ever comes', () => {
    const { sample, wire } = attach()
    wire.session.receive(Buffer.concat([interruptIn(2), unlink(3, 2)]))
    sample.usb.sendInput(Uint8Array.of(1, 0, 0, 0))
    expect(replies(wire.sent)).toMatchObject([{ command: 4, seqnum: 3, status: -104 }])
    expect(wire.session.waiting).toBe(0)
  })

  test('of an answered transfer comes too late and says so', () => {
    const { sample, wire } = attach()
    wire.session.receive(interruptIn(2))
    sample.usb.sendInput(Uint8Array.of(1, 0, 0, 0))
    wire.session.receive(unlink(3, 2))
    expect(replies(wire.sent)).toMatchObject([
      { command: 3, seqnum: 2, status: 0 },
      { command: 4, seqnum: 3, status: 0 },
    ])
  })

  test('of a transfer nobody knows, or twice, changes nothing', () => {
    const { wire } = attach()
    wire.session.receive(Buffer.concat([interruptIn(2), unlink(3, 99), unlink(4, 2), unlink(5, 2)]))
    expect(replies(wire.sent).map(({ status }) => status)).toEqual([0, -104, 0])
  })

  test('leaves the transfers before and after it alone', () => {
    const { sample, wire } = attach()
    wire.session.receive(Buffer.concat([interruptIn(2), interruptIn(3), interruptIn(4), unlink(5, 3)]))
    sample.usb.sendInput(Uint8Array.of(1, 1, 1, 1))
    sample.usb.sendInput(Uint8Array.of(1, 2, 2, 2))
    expect(replies(wire.sent).map(({ seqnum, data }) => [seqnum, data[1]])).toEqual([
      [5, undefined],
      [2, 1],
      [4, 2],
    ])
  })

  test('frees a control transfer that a hung device never answers', () => {
    const { wire } = attach({ getReport: () => NAK })
    wire.session.receive(getReport(2))
    expect(wire.writes).toEqual([])
    wire.session.receive(unlink(3, 2))
    expect(replies(wire.sent)).toMatchObject([{ command: 4, seqnum: 3, status: -104 }])
  })

  test('may be followed by the same number again', () => {
    const { sample, wire } = attach()
    wire.session.receive(Buffer.concat([interruptIn(2), unlink(3, 2), interruptIn(2)]))
    sample.usb.sendInput(Uint8Array.of(1, 0, 0, 0))
    expect(replies(wire.sent).map(({ command }) => command)).toEqual([4, 3])
  })
})

describe('what is no USB/IP ends the connection, and says why', () => {
  const first: readonly (readonly [string, Buffer, string])[] = [
    ['another version', operation(0x8005, undefined, 0x0106), 'version 0x106; allowed is 0x0111'],
    ['another operation', operation(0x8002), 'operation 0x8002; allowed are 0x8005'],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'version 0x4745'],
  ]
  test.each(first)('%s', (_name, bytes, reason) => {
    const wire = new Wire([new SampleDevice().usb])
    wire.session.receive(bytes)
    expect(wire.writes).toEqual([])
    expect(wire.reason).toContain(reason)
  })

  const second: readonly (readonly [string, Buffer, string])[] = [
    ['a command', Buffer.alloc(48, 9), 'command 151587081'],
    ['a device id', submit({ seqnum: 2, devid: 7 }), 'device id 7; this connection has imported 65537'],
    ['a direction', submit({ seqnum: 2, direction: 2 }), 'direction 2'],
    ['an endpoint', submit({ seqnum: 2, endpoint: 16 }), 'endpoint 16'],
    ['a length', submit({ seqnum: 2, length: 0xffffffff }), '4294967295 bytes; allowed are up to 65536'],
    ['a number in use', Buffer.concat([interruptIn(2), interruptIn(2)]), 'seqnum 2, which still waits'],
  ]
  test.each(second)('%s', (_name, bytes, reason) => {
    const sample = new SampleDevice()
    const wire = new Wire([sample.usb]).attach()
    wire.session.receive(bytes)
    expect([wire.isOver, sample.usb.attached]).toEqual([true, false])
    expect(wire.reason).toContain(reason)
  })

  test('more waiting transfers than allowed, or more bytes', () => {
    const crowd = Array.from({ length: 4 }, (_, at) => interruptIn(2 + at, 1000))
    const many = new Wire([new SampleDevice().usb], { waitingTransfers: 3 }).attach()
    many.session.receive(Buffer.concat(crowd))
    expect(many.reason).toBe('4 transfers waiting; allowed are 3')
    const large = new Wire([new SampleDevice().usb], { waitingBytes: 2500 }).attach()
    large.session.receive(Buffer.concat(crowd))
    expect(large.reason).toBe('3000 bytes asked for by waiting transfers; allowed are 2500')
  })
})
