import { expect, test } from 'vitest'
import { LineConnection } from '../../../src/ports/line-connection.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { text } from './host.ts'

const BAUD = 2400
const CHARACTER_MS = 10_000 / BAUD

/** What a driver asks in every round, and the one long answer there is. */
const ROUND = [...'YQBCFLMNOPfj9', '\x1a', 'a']

test('a round of questions takes what 2400 baud take', () => {
  const { ups } = unit({ model: 'SUA1500', version: '18.0' })
  const clock = new ManualLineClock()
  let received = ''
  const end = {
    write(bytes: Uint8Array) {
      received += text(bytes)
      return true
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  const line = new LineConnection(end, { session: () => new UpsLinkSession(ups), clock, baud: BAUD })
  for (const [index, letter] of ROUND.entries()) {
    line.receive(Buffer.from(letter, 'latin1'))
    while (received.split('\r\n').length < index + 2) clock.advance(0.05)
  }
  line.close()
  const characters = ROUND.length + received.length
  expect(characters).toBeGreaterThan(400)
  expect(Math.abs(clock.now() / (characters * CHARACTER_MS) - 1)).toBeLessThan(0.02)
})
