import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { fletcher, MicrolinkHost, sealed, writeMessage } from '../../protocols/microlink/host.ts'
import { byteGenerator } from '../../real-clients/microlink/conversation.ts'
import { unit } from '../../support/unit.ts'
import { stateWatch } from '../state-of.ts'
import { demand, type Target } from '../target.ts'
import { wholeAndSplit } from '../whole-or-split.ts'

/** What was begun before is over. */
const SILENCE_MS = 10_000

const NEXT = Uint8Array.of(0xfe)
const WRITES = [
  writeMessage(0x12, 0, [0, 1]),
  writeMessage(0x40, 4, [0x43, 0x84]),
  writeMessage(0, 0, [1]),
  sealed(0x10, 30, 4, 1, 2, 3, 4),
]

/** Microlink: an answer to a byte at most, and what has no right check bytes changes nothing. */
export const microlink: Target = {
  name: 'microlink',
  seeds: [Uint8Array.of(0xfd, 0xfe, 0xfe), NEXT, Uint8Array.of(0xf7), ...WRITES],
  words: [NEXT, Uint8Array.of(0xfd), ...WRITES],
  longest: 300,
  start() {
    const units = [unit(), unit()]
    const [one, other] = units.map(({ ups }) => new MicrolinkSession(ups, { randomByte: byteGenerator(5) }))
    // Both trust their hosts, so that writes are looked at.
    for (const session of [one!, other!]) new MicrolinkHost(session).start()
    const state = stateWatch(units[0]!.ups)
    let at = 1_000_000
    return (input) => {
      at += SILENCE_MS
      const before = state()
      const answers = wholeAndSplit(one!, other!, input, at)
      demand(answers.length <= input.length, () => `${answers.length} answers to ${input.length} bytes`)
      const changed = state() !== before
      demand(!changed || holdsSealed(input), () => 'bytes without right check bytes have changed the unit')
    }
  },
}

/** Row, offset, count and so many bytes, and two that bring both sums to nothing. */
function holdsSealed(bytes: Uint8Array): boolean {
  return bytes.some((_, from) => {
    const message = bytes.subarray(from, from + 3 + (bytes[from + 2] ?? 0) + 2)
    return message.length > 5 && fletcher(message).join() === '0,0'
  })
}
