import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzzSeed } from '../../support/fuzz-seed.ts'
import { ACTIONS, QUERIES } from './command-facts.ts'
import { onLine, text } from './host.ts'

/** All that can be said, with edits, texts, digits, a shutdown taken back, and garbage between. */
const CONVERSATION = [
  ...[...Object.keys(QUERIES), ...Object.keys(ACTIONS).filter((character) => !'R@'.includes(character))],
  ...[
    's-s+s',
    'c-Cellar 1c',
    'x-06/01/24x',
    '@00Q',
    '@002\x7f',
    'c-KK@Z\rR\r\r',
    '\x00\xff\x9f\xd3',
    'R',
    'Q',
    'YQ',
  ],
].join('')

/** Everything a unit says to a stream in pieces, all at one moment. */
function replies(pieces: readonly string[]): string {
  const { session } = onLine('SUA1500')
  return pieces
    .flatMap((piece) => session.receive(Buffer.from(piece, 'latin1'), 1000))
    .map(({ bytes }) => text(bytes))
    .join('')
}

const WHOLE = replies([CONVERSATION])

test('a conversation in one piece is answered', () => {
  expect(WHOLE.split('\r\n').length).toBeGreaterThan(60)
})

test('cut in two anywhere, and character by character, it is answered alike', () => {
  for (let at = 1; at < CONVERSATION.length; at++)
    expect(replies([CONVERSATION.slice(0, at), CONVERSATION.slice(at)])).toBe(WHOLE)
  expect(replies([...CONVERSATION])).toBe(WHOLE)
})

const noise = fc.uint8Array({ maxLength: 400 }).map((bytes) => text(bytes))

test('noise is answered alike however it is cut, with at most one line to a character', () => {
  fc.assert(
    fc.property(noise, fc.array(fc.nat(30), { maxLength: 12 }), (stream, sizes) => {
      const pieces: string[] = []
      let from = 0
      for (const size of [...sizes, stream.length]) {
        pieces.push(stream.slice(from, from + size))
        from += size
      }
      const whole = replies([stream])
      expect(replies(pieces)).toBe(whole)
      expect(whole.split('\r\n').length - 1).toBeLessThanOrEqual(stream.length)
    }),
    { seed: fuzzSeed(4), numRuns: 300 },
  )
})

test('after any noise eight Y bring a unit back that has power', () => {
  fc.assert(
    fc.property(noise, (stream) => {
      const { session } = onLine('SURT1000XLI')
      session.receive(Buffer.from(stream, 'latin1'), 0)
      const said = session.receive(Buffer.from('YYYYYYYYY'), 60_000)
      expect(text(said.at(-1)!.bytes)).toBe('SM\r\n')
    }),
    { seed: fuzzSeed(5), numRuns: 300 },
  )
})

test('an endless text is cut after eight characters: nothing piles up', () => {
  const { session } = onLine()
  const said = session.receive(Buffer.from(`c-${'x'.repeat(100_000)}`), 0)
  // Id, OK, and from then on each x is a question for the battery date.
  expect(said).toHaveLength(2 + 100_000 - 8)
})
