import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAULT_KINDS, FAULT_NAMES, type FaultOrder, makeFault } from '../../../src/ports/faults/catalogue.ts'
import type { FaultKind } from '../../../src/ports/faults/fault.ts'
import { WireFaults, withFaults } from '../../../src/ports/faults/faulty-line.ts'
import { seeded } from '../../../src/ports/faults/seeded.ts'
import { ManualLineClock } from '../manual-line-clock.ts'
import { echo } from '../sessions.ts'

const PIECE = { bytes: Uint8Array.of(1, 2, 3, 4, 5), afterMs: 10 }

const wire = (seed: number, line = new ManualLineClock(), usb = false) =>
  new WireFaults({ random: seeded(seed), line, usb })

/** What one fault makes of a piece, as plain arrays. */
function damaged(order: FaultOrder, seed = 1) {
  return makeFault(order)
    .fault(PIECE, seeded(seed), 0)
    .map(({ bytes, afterMs = 0 }) => ({
      bytes: [...bytes],
      afterMs,
    }))
}

describe('each fault', () => {
  test.each<[FaultOrder, { bytes: number[]; afterMs: number }[]]>([
    [{ fault: 'latency', ms: 200 }, [{ bytes: [1, 2, 3, 4, 5], afterMs: 210 }]],
    [{ fault: 'drop' }, []],
    [{ fault: 'truncate', bytes: 2 }, [{ bytes: [1, 2, 3], afterMs: 10 }]],
    [{ fault: 'truncate', bytes: 9 }, []],
    [{ fault: 'wrong-checksum' }, [{ bytes: [1, 2, 3, 4, 0xfa], afterMs: 10 }]],
    [{ fault: 'wrong-unit' }, [{ bytes: [0x54, 2, 3, 4, 5], afterMs: 10 }]],
    [{ fault: 'baud-mismatch', sent: 9600, read: 9600 }, [{ bytes: [1, 2, 3, 4, 5], afterMs: 10 }]],
    [{ fault: 'echo' }, [{ bytes: [1, 2, 3, 4, 5], afterMs: 10 }]],
    [{ fault: 'loose-cable', ms: 50 }, []],
    [
      { fault: 'split', bytes: 2, ms: 30 },
      [
        { bytes: [1, 2], afterMs: 10 },
        { bytes: [3, 4, 5], afterMs: 40 },
      ],
    ],
    [
      { fault: 'duplicate' },
      [
        { bytes: [1, 2, 3, 4, 5], afterMs: 10 },
        { bytes: [1, 2, 3, 4, 5], afterMs: 10 },
      ],
    ],
    [{ fault: 'late' }, []],
  ])('%j', (order, arrives) => {
    expect(damaged(order)).toEqual(arrives)
  })

  test('corrupt turns one bit over, another one each time', () => {
    const { fault } = makeFault({ fault: 'corrupt' })
    const random = seeded(7)
    const differences = Array.from({ length: 40 }, () => {
      const [piece] = fault(PIECE, random, 0)
      return [...piece!.bytes].map((byte, at) => byte ^ PIECE.bytes[at]!)
    })
    for (const bits of differences) {
      const set = bits.map((byte) => byte.toString(2).replaceAll('0', '').length)
      expect(set.reduce((sum, count) => sum + count, 0)).toBe(1)
    }
    expect(new Set(differences.map(String)).size).toBeGreaterThan(10)
  })

  test('jitter stays within its bound and is repeated by its seed', () => {
    const delays = (seed: number) => {
      const { fault } = makeFault({ fault: 'jitter', ms: 20 })
      const random = seeded(seed)
      return Array.from({ length: 50 }, () => fault(PIECE, random, 0)[0]!.afterMs! - 10)
    }
    expect(Math.min(...delays(3))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...delays(3))).toBeLessThanOrEqual(20)
    expect(delays(3)).toEqual(delays(3))
    expect(delays(3)).not.toEqual(delays(4))
  })

  test('late answers every request with the reply to the one before', () => {
    const faults = wire(1)
    faults.set([{ fault: 'late', direction: 'to-host' }])
    const line = withFaults(echo(), faults)
    const said = [10, 20, 30].map((byte) =>
      line.receive(Uint8Array.of(byte), 0).map(({ bytes }) => [...bytes]),
    )
    expect(said).toEqual([[], [[10]], [[20]]])
  })

  test('never changes the bytes it was given, and leaves pieces of any length alone otherwise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FAULT_NAMES),
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(),
        (fault, bytes, seed) => {
          const before = Uint8Array.from(bytes)
          const usb = (FAULT_KINDS[fault] as FaultKind).onlyUsb === true
          const arrives = makeFault({ fault }, usb).fault({ bytes }, seeded(seed), 0)
          expect(bytes).toEqual(before)
          expect(arrives.reduce((sum, piece) => sum + piece.bytes.length, 0)).toBeLessThanOrEqual(
            2 * bytes.length,
          )
        },
      ),
    )
  })
})

describe('a line with faults', () => {
  test('direction and probability are kept, and the seed repeats the run', () => {
    const survivors = (seed: number, orders: FaultOrder[]) => {
      const faults = wire(seed)
      faults.set(orders)
      const line = withFaults(echo(), faults)
      return Array.from({ length: 200 }, (_, at) => line.receive(Uint8Array.of(at), 0).length)
    }
    const half: FaultOrder[] = [{ fault: 'drop', direction: 'to-unit', probability: 0.5 }]
    const passed = survivors(5, half).reduce((sum, count) => sum + count, 0)
    expect(passed).toBeGreaterThan(60)
    expect(passed).toBeLessThan(140)
    expect(survivors(5, half)).toEqual(survivors(5, half))
  })

  test('faults apply in order, one on what the other left; an empty list is a good line', () => {
    const faults = wire(1)
    const line = withFaults(echo(), faults)
    faults.set([
      { fault: 'duplicate', direction: 'to-host' },
      { fault: 'latency', ms: 70, direction: 'to-host' },
      { fault: 'latency', ms: 5, direction: 'to-unit' },
    ])
    expect(line.receive(Uint8Array.of(1), 0)).toEqual([
      { bytes: Uint8Array.of(1), afterMs: 75 },
      { bytes: Uint8Array.of(1), afterMs: 75 },
    ])
    faults.set([])
    expect(line.receive(Uint8Array.of(1), 0)).toEqual([{ bytes: Uint8Array.of(1) }])
  })

  test('what is said unasked passes the same line', () => {
    const faults = wire(1)
    faults.set([{ fault: 'duplicate' }])
    let speak: (bytes: Uint8Array) => void = () => {}
    const line = withFaults({ receive: () => [], attach: (given) => (speak = given) }, faults)
    const received: number[] = []
    line.attach!((bytes) => received.push(...bytes))
    speak(Uint8Array.of(0x21))
    expect(received).toEqual([0x21, 0x21])
  })
})

describe('silences', () => {
  const byte = Uint8Array.of(7)

  test('mute lets nothing through until it is taken away, after so many pieces', () => {
    const faults = wire(1)
    const line = withFaults(echo(), faults)
    faults.set([{ fault: 'mute', direction: 'to-host', after: 2 }])
    expect([1, 2, 3, 4].map((at) => line.receive(byte, at).length)).toEqual([1, 1, 0, 0])
    faults.set([])
    expect(line.receive(byte, 5)).toHaveLength(1)
  })

  test('stall holds everything back for its time, once, then lets it come together', () => {
    const clock = new ManualLineClock()
    const faults = wire(1, clock)
    let speak: (bytes: Uint8Array) => void = () => {}
    const line = withFaults({ ...echo(), attach: (given) => (speak = given) }, faults)
    const received: string[] = []
    line.attach!((bytes) => received.push(`${clock.now()}: ${bytes[0]}`))
    faults.set([{ fault: 'stall', ms: 300, direction: 'to-host' }])
    const arrives = [1000, 1100, 1299, 1300].map((at) => {
      const [piece] = line.receive(byte, at)
      return at + (piece?.afterMs ?? 0)
    })
    expect(arrives).toEqual([1300, 1300, 1300, 1300])
    faults.set([{ fault: 'stall', ms: 300 }])
    speak(byte)
    clock.advance(100)
    speak(byte)
    expect(received).toEqual([])
    clock.advance(400)
    speak(byte)
    expect(received).toEqual(['300: 7', '300: 7', '500: 7'])
  })
})

describe('the cable', () => {
  const moves = (faults: WireFaults) => {
    const said: string[] = []
    faults.attach({ pull: () => said.push('pull'), plug: () => said.push('plug') })
    return said
  }

  test('disconnect keeps it out until it is taken away', () => {
    const faults = wire(1)
    const said = moves(faults)
    const line = withFaults(echo(), faults)
    faults.set([{ fault: 'disconnect' }, { fault: 'latency' }])
    expect(line.receive(Uint8Array.of(1), 0)).toEqual([])
    expect(moves(faults)).toEqual(['pull'])
    faults.set([{ fault: 'disconnect' }])
    expect(said).toEqual(['pull'])
    faults.set([])
    expect(said).toEqual(['pull', 'plug'])
    expect(line.receive(Uint8Array.of(1), 0)).toHaveLength(1)
  })

  test('replug puts it back by itself, once', () => {
    const clock = new ManualLineClock()
    const faults = wire(1, clock)
    const said = moves(faults)
    faults.set([{ fault: 'replug', ms: 500 }])
    clock.advance(499)
    expect(faults.isOut).toBe(true)
    expect(faults.through('to-unit', [{ bytes: Uint8Array.of(1) }])).toEqual([])
    clock.advance(1)
    expect(said).toEqual(['pull', 'plug'])
    expect(faults.through('to-host', [{ bytes: Uint8Array.of(1) }])).toHaveLength(1)
    faults.set([{ fault: 'replug', ms: 500 }])
    faults.set([])
    expect(said).toEqual(['pull', 'plug', 'pull', 'plug'])
    expect(clock.timers).toBe(0)
  })
})

test('a wedged tunnel swallows its two reports, and is a fault of USB alone', () => {
  const faults = wire(1, undefined, true)
  faults.set([{ fault: 'wedged-tunnel' }])
  const left = [0x07, 0x89, 0x90, 0x0c].filter(
    (id) => faults.through('to-host', [{ bytes: Uint8Array.of(id, 1) }]).length > 0,
  )
  expect(left).toEqual([0x07, 0x0c])
})

test.each<[object, RegExp]>([
  [{ fault: 'wedged-tunnel' }, /wedged-tunnel is a fault of USB wires/],
  [{ fault: 'host-asleep' }, /host-asleep is a fault of USB wires/],
  [{ fault: 'mute', probability: 0.5 }, /mute takes no probability/],
  [{ fault: 'disconnect', direction: 'to-unit' }, /disconnect takes no direction/],
  [{ fault: 'gremlins' }, /no fault "gremlins"; there are: latency, jitter/],
  [{ fault: 'drop', ms: 5 }, /drop has no setting ms; it has: none/],
  [{ fault: 'latency', ms: -1 }, /latency\.ms: -1 is not allowed; a whole number from 0 to 60000 ms/],
  [
    { fault: 'split', bytes: 'two' },
    /split\.bytes: "two" is not allowed; a whole number from 1 to 256 bytes/,
  ],
])('%j is refused', (order, message) => {
  const faults = wire(1)
  faults.set([{ fault: 'drop' }])
  expect(() => faults.set([order as FaultOrder])).toThrow(message)
  expect(faults.orders).toEqual([{ fault: 'drop' }])
})

test('every kind says what it is about', () => {
  for (const { about } of Object.values(FAULT_KINDS)) expect(about.length).toBeGreaterThan(10)
})
