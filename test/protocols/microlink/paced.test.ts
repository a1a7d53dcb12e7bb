import { expect, test } from 'vitest'
import { LineConnection } from '../../../src/ports/line-connection.ts'
import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'
import { unit } from '../../support/unit.ts'
import { FD, FE } from './host.ts'
import { randomByte } from './units.ts'

const CHARACTER_MS = 10_000 / 9600

/** Milliseconds a host on a line of 9600 baud takes to read every row once, asking as soon as it has one. */
function readEveryRow(model: string, version: string, replyMs: number): { took: number; rows: number } {
  const { ups } = unit({ model, version })
  const clock = new ManualLineClock()
  const session = new MicrolinkSession(ups, { randomByte, replyMs })
  let received = 0
  const end = {
    write: (bytes: Uint8Array) => {
      received += bytes.length
      return true
    },
    pause: () => undefined,
    resume: () => undefined,
  }
  const line = new LineConnection(end, { session: () => session, clock, baud: 9600 })
  const { rows, width } = session.engine.image
  for (let row = 0; row < rows; row++) {
    line.receive(Uint8Array.of(row === 0 ? FD : FE))
    while (received < (row + 1) * (width + 3)) clock.advance(0.01)
  }
  line.close()
  return { took: clock.now(), rows }
}

test.each([
  { model: 'SMT1500RM2U', version: '09.3', width: 16, replyMs: 20 },
  { model: 'SMT1500RM2U', version: '09.3', width: 16, replyMs: 0 },
  { model: 'SMT1500RM2UC', version: '04.1', width: 32, replyMs: 20 },
])('$model, $replyMs ms a reply: a round takes what 9600 baud and the unit take', (line) => {
  const { model, version, width, replyMs } = line
  const { took, rows } = readEveryRow(model, version, replyMs)
  // The question and the row, at ten bits a character.
  const each = (1 + width + 3) * CHARACTER_MS + replyMs
  expect(Math.abs(took / (rows * each) - 1)).toBeLessThan(0.02)
})
