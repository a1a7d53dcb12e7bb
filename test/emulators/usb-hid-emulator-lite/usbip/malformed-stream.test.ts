import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UsbipSession } from '../../../../emulators/usb-hid-emulator-lite/src/index.ts'
import { collectedHeap } from '../../../support/collected-heap.ts'
import { fuzzSeed } from '../../../support/fuzz-seed.ts'
import { SampleDevice } from '../sample-device.ts'
import { getReport, importOf, interruptIn, LIST, setConfiguration, submit, unlink } from './client.ts'

const BATCHES = 1200
const BATCH = 250
const LIMITS = { transferBytes: 4096, waitingTransfers: 5, waitingBytes: 16_384 }
/** What a run may leave behind: far less than a byte for each packet that was sent. */
const HEAP_SLACK = 4_000_000

/** Requests as a kernel sends them, which are then bent. */
const SOUND = [
  setConfiguration(1),
  getReport(2),
  interruptIn(3),
  unlink(4, 3),
  submit({ seqnum: 5, direction: 0, endpoint: 1, data: [3, 1] }),
  submit({ seqnum: 6, direction: 0, setup: [0x21, 9, 2, 3, 0, 0, 3, 0], data: [2, 7, 8] }),
  submit({ seqnum: 7, length: 64, setup: [0x80, 6, 0, 1, 0, 0, 64, 0] }),
  submit({ seqnum: 8, length: 9, setup: [0x81, 6, 0, 0x21, 0, 0, 9, 0] }),
]
/** Words that break parsers: signs, ends of ranges, neighbours of the limits. */
const EDGES = [0, 1, 2, 15, 16, 48, 255, 4095, 4096, 4097, 65_535, 65_536, 0x7fffffff, 0x80000000, 0xffffffff]

/** A repeatable stream of numbers below 2^32 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** A sound request with a number of its own, so that it is not refused for being one that waits. */
function sound(next: () => number): Buffer {
  const packet = Buffer.from(SOUND[next() % SOUND.length]!)
  packet.writeUInt32BE(next(), 4)
  return packet
}

/** A sound request with one or two words, bytes or bits bent, perhaps cut short or with a tail. */
function bent(next: () => number): Buffer {
  const packet = sound(next)
  for (let changes = 1 + (next() % 2); changes > 0; changes--) {
    const way = next() % 3
    if (way === 0) packet.writeUInt32BE(EDGES[next() % EDGES.length]!, 4 * (next() % 10))
    else if (way === 1) packet[next() % packet.length] = next() & 0xff
    else packet[next() % packet.length]! ^= 1 << (next() % 8)
  }
  if (next() % 16 === 0) return packet.subarray(0, next() % packet.length)
  return next() % 16 === 0 ? Buffer.concat([packet, Buffer.alloc(next() % 64, next() & 0xff)]) : packet
}

/** Clients one after the other on one device, each sending bent packets until it is thrown out. */
class Attackers {
  readonly #sample = new SampleDevice()
  #session: UsbipSession | undefined
  packets = 0
  sessions = 0
  replies = 0
  mostWaiting = 0

  send(bytes: Buffer, isAttached: boolean): void {
    this.#session ??= this.#connect(isAttached)
    const session = this.#session
    session.receive(bytes)
    this.packets += 1
    this.mostWaiting = Math.max(this.mostWaiting, session.waiting)
    // Whatever waits for data gets some now and then.
    if (this.packets % 7 === 0) this.#sample.usb.sendInput(Uint8Array.of(1, 2, 3, 4))
  }

  hangUp(): void {
    this.#session?.close()
    this.#session = undefined
  }

  /** What is left of all of them. */
  get left(): readonly unknown[] {
    const { usb } = this.#sample
    return [usb.attached, usb.waitingTransfers(0x81), usb.queuedBytes(0x81)]
  }

  #connect(isAttached: boolean): UsbipSession {
    this.sessions += 1
    this.#sample.outputs.length = 0
    this.#sample.bus.length = 0
    const exported = [{ busid: '1-1', busnum: 1, devnum: 1, device: this.#sample.usb }]
    const session = new UsbipSession({
      devices: () => exported,
      send: () => {
        this.replies += 1
      },
      end: () => {
        this.#session = undefined
      },
      limits: LIMITS,
    })
    if (isAttached) session.receive(Buffer.concat([importOf('1-1'), setConfiguration(1)]))
    return session
  }
}

test('300 000 bent packets: nothing thrown, nothing kept', { timeout: 180_000 }, () => {
  const attackers = new Attackers()
  const batch = (seed: number) => {
    const next = numbers(seed)
    const isAttached = next() % 8 !== 0
    // Every other one is sound, so that sessions live on and have something waiting.
    for (let pair = 0; pair < BATCH; pair++) {
      attackers.send(pair % 100 === 99 ? LIST : sound(next), isAttached)
      attackers.send(bent(next), isAttached)
    }
    attackers.hangUp()
    expect(attackers.left).toEqual([false, 0, 0])
  }
  for (let seed = 0; seed < 20; seed++) batch(seed)
  const before = collectedHeap()
  fc.assert(fc.property(fc.nat(), batch), { numRuns: BATCHES, seed: fuzzSeed(6) })
  expect(collectedHeap() - before).toBeLessThan(HEAP_SLACK)
  expect(attackers.packets).toBeGreaterThanOrEqual(600_000)
  // Not all were thrown out at once: transfers were carried out, about as many waited as may, and never more.
  expect(attackers.sessions).toBeLessThan(attackers.packets / 2)
  expect(attackers.replies).toBeGreaterThan(attackers.packets / 10)
  expect(attackers.mostWaiting).toBeLessThanOrEqual(LIMITS.waitingTransfers)
  expect(attackers.mostWaiting).toBeGreaterThanOrEqual(LIMITS.waitingTransfers - 1)
})
