import { describe, expect, test } from 'vitest'
import { LineWriter } from '../../src/ports/line-writer.ts'
import { characterMs, checkLineRate, paceReply } from '../../src/ports/pacing.ts'
import type { LineRate } from '../../src/ports/port.ts'
import { ManualLineClock } from './manual-line-clock.ts'

describe('the arithmetic of a slow line', () => {
  test('a character takes ten bit times', () => {
    expect(characterMs(9600)).toBeCloseTo(1.0417, 4)
    expect(characterMs(2400)).toBeCloseTo(4.1667, 4)
    expect(characterMs(undefined)).toBe(0)
  })

  test.each([
    { baud: 9600, length: 7, ms: 7.2917 },
    { baud: 9600, length: 59, ms: 61.4583 },
    { baud: 19_200, length: 255, ms: 132.8125 },
    { baud: 300, length: 3, ms: 100 },
  ])('a reply of $length bytes at $baud baud is across after $ms ms', ({ baud, length, ms }) => {
    const slices = paceReply(length, 1000, baud)
    expect(slices.at(-1)?.atMs).toBeCloseTo(1000 + ms, 3)
    expect(slices[0]?.start).toBe(0)
    expect(slices.at(-1)?.end).toBe(length)
    for (const [index, slice] of slices.entries()) {
      expect(slice.start).toBe(slices[index - 1]?.end ?? 0)
      expect(slice.atMs).toBeCloseTo(1000 + slice.end * characterMs(baud), 6)
    }
  })

  test('no slice leaves a silence that a client could take for the end of a frame', () => {
    const times = paceReply(255, 0, 9600).map((slice) => slice.atMs)
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(15)
  })

  test('an impossible rate is refused by value', () => {
    expect(() => checkLineRate({ baud: 0 })).toThrow(/baud is 0; it must be a whole number from 50/)
    expect(() => checkLineRate({ replyDelayMs: -1 })).toThrow(
      /replyDelayMs is -1; it must be from 0 to 60000/,
    )
    expect(() => checkLineRate({ baud: Number.NaN })).toThrow(/NaN/)
  })
})

function writerWith(rate: LineRate) {
  const clock = new ManualLineClock()
  const written: { atMs: number; bytes: number[] }[] = []
  let relieved = 0
  const sink = {
    write: (bytes: Uint8Array) => void written.push({ atMs: clock.now(), bytes: [...bytes] }),
    relieved: () => {
      relieved += 1
    },
  }
  return { clock, written, writer: new LineWriter(sink, clock, rate), relieved: () => relieved }
}

describe('the writer of a line', () => {
  test('writes a reply at once and in one piece when nothing slows the line', () => {
    const { writer, written, clock } = writerWith({})
    writer.reply([{ bytes: new Uint8Array(260) }, { bytes: Uint8Array.of(1) }], 8, clock.now())
    expect(written.map(({ atMs, bytes }) => [atMs, bytes.length])).toEqual([
      [0, 260],
      [0, 1],
    ])
    expect(clock.timers).toBe(0)
  })

  test('adds thinking time and reply delay', () => {
    const { writer, written, clock } = writerWith({ replyDelayMs: 20 })
    writer.reply([{ bytes: Uint8Array.of(1, 2), afterMs: 15 }], 8, clock.now())
    clock.advance(34.9)
    expect(written).toEqual([])
    expect(writer.idle).toBe(false)
    clock.advance(0.1)
    expect(written).toEqual([{ atMs: 35, bytes: [1, 2] }])
    expect(writer.idle).toBe(true)
  })

  test('charges request and reply to the line: 8 bytes in and 7 out take 15 characters', () => {
    const { writer, written, clock } = writerWith({ baud: 9600 })
    writer.reply([{ bytes: Uint8Array.of(1, 2, 3, 4, 5, 6, 7) }], 8, clock.now())
    clock.advance(100)
    expect(written).toHaveLength(1)
    expect(written[0]?.atMs).toBeCloseTo(15.625, 3)
  })

  test('keeps the order when a later reply would be ready sooner', () => {
    const { writer, written, clock } = writerWith({})
    writer.reply([{ bytes: Uint8Array.of(1), afterMs: 50 }], 1, clock.now())
    clock.advance(10)
    writer.reply([{ bytes: Uint8Array.of(2) }], 1, clock.now())
    clock.advance(100)
    expect(written).toEqual([
      { atMs: 50, bytes: [1] },
      { atMs: 50, bytes: [2] },
    ])
  })

  test('is congested while much waits and says so when it has caught up', () => {
    const { writer, written, clock, relieved } = writerWith({ baud: 9600 })
    for (let i = 0; i < 100; i++) writer.reply([{ bytes: new Uint8Array(255) }], 8, clock.now())
    expect(writer.congested).toBe(true)
    clock.advance(10_000)
    expect(writer.congested).toBe(true)
    clock.advance(20_000)
    expect(writer.congested).toBe(false)
    expect(relieved()).toBeGreaterThan(0)
    expect(written.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(25_500)
  })

  test('forgets what nobody waits for', () => {
    const { writer, written, clock } = writerWith({ baud: 2400 })
    writer.reply([{ bytes: new Uint8Array(100) }], 8, clock.now())
    clock.advance(100)
    const before = written.length
    writer.drop()
    clock.advance(1000)
    expect(before).toBeGreaterThan(0)
    expect(written).toHaveLength(before)
    expect(clock.timers).toBe(0)
  })
})
