import { expect, test } from 'vitest'
import { LineConnection } from '../../../src/ports/line-connection.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'

const CHARACTER_MS = 10_000 / 2400

/** The questions of a poll, asked one after the other, each as soon as the line before is over. */
test('a poll takes what 2400 baud take', () => {
  const { ups } = unit({ model: 'SUA1500', version: '18.0' })
  const clock = new ManualLineClock()
  let received = ''
  const end = {
    write: (bytes: Uint8Array) => {
      received += Buffer.from(bytes).toString('latin1')
      return true
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  const line = new LineConnection(end, { session: () => new UpsLinkSession(ups), clock, baud: 2400 })
  let characters = 0
  for (const question of 'YQCPXLF9GMNOfBj\u0001\u001a') {
    received = ''
    line.receive(Buffer.from(question, 'latin1'))
    for (let steps = 0; !received.endsWith('\r\n'); steps++) {
      if (steps > 1_000_000) throw new Error(`no end of line to ${JSON.stringify(question)}`)
      clock.advance(0.01)
    }
    characters += 1 + received.length
  }
  line.close()
  expect(Math.abs(clock.now() / (characters * CHARACTER_MS) - 1)).toBeLessThan(0.02)
})
