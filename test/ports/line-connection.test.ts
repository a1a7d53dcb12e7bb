import { expect, test } from 'vitest'
import { LineConnection } from '../../src/ports/line-connection.ts'
import { ManualLineClock } from './manual-line-clock.ts'

/** A line whose device can be made to speak. */
function line(baud?: number) {
  const clock = new ManualLineClock()
  const received: number[] = []
  let isListened = true
  let takesMore = true
  let speak: (bytes: Uint8Array) => void = () => {}
  const end = {
    write: (bytes: Uint8Array) => {
      received.push(...bytes)
      return takesMore
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  const session = () => ({ receive: () => [], attach: (given: typeof speak) => (speak = given) })
  const connection = new LineConnection(end, { session, clock, ...(baud ? { baud } : {}) }, () => isListened)
  return {
    clock,
    connection,
    received,
    say: (byte: number) => speak(Uint8Array.of(byte)),
    listen: (yes: boolean) => (isListened = yes),
    full: (yes: boolean) => (takesMore = !yes),
  }
}

test('what a device says unasked goes out at once, or as slowly as the line', () => {
  const fast = line()
  fast.say(0x21)
  expect(fast.received).toEqual([0x21])
  const slow = line(2400)
  slow.say(0x21)
  expect(slow.received).toEqual([])
  slow.clock.advance(10)
  expect(slow.received).toEqual([0x21])
})

test('it is lost when nobody listens, when the end is full, and after the line is closed', () => {
  const { connection, received, say, listen, full } = line()
  listen(false)
  say(1)
  listen(true)
  say(2)
  full(true)
  say(3)
  say(4)
  full(false)
  connection.drained()
  say(5)
  connection.close()
  say(6)
  expect(received).toEqual([2, 3, 5])
})
