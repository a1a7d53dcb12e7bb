import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CONVERSATIONS } from './conversations.ts'
import { inOrder, replay } from './replay.ts'
import { readTranscript, type Transcript } from './transcript.ts'

function transcriptOf(name: string): Transcript {
  return readTranscript(readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8'))
}

/** SET_REPORT and interrupt OUT: what the client told the unit to do. */
const writes = ({ entries }: Transcript) =>
  entries.flatMap((entry) => (entry[1] === 'control' && entry[2].startsWith('2109') ? [entry[3]] : []))

describe.each(CONVERSATIONS.map(({ name }) => name))('%s', (name) => {
  test('the unit answers the recorded client as it did, to the byte and the millisecond', () => {
    const transcript = transcriptOf(name)
    const [told, now] = [inOrder(transcript.entries), inOrder(replay(transcript))]
    const hint = `differs from ${name}.jsonl; if that is meant, record it anew: RECORD_USB=${name}`
    expect(now.asked, hint).toEqual(told.asked)
    expect(now.came, hint).toEqual(told.came)
  })

  test('is small', () => {
    const { length } = readFileSync(new URL(`${name}.jsonl`, import.meta.url))
    expect(length).toBeLessThan(300_000)
  })
})

test('the clients wrote what is known of them', () => {
  expect(writes(transcriptOf('nut-smt'))).toEqual(['1403', '121400', '12ffff', '130a0000'])
  expect(writes(transcriptOf('apcupsd-smt'))).toEqual(['133c0000'])
  expect(writes(transcriptOf('apcupsd-legacy'))).toEqual(['1700', '250a00', '284000', '123c00'])
})

test('a unit that answers otherwise is seen', () => {
  const transcript = transcriptOf('nut-smt')
  const other = { ...transcript, heading: { ...transcript.heading, version: '09.2' } }
  expect(replay(other)).not.toEqual(replay(transcript))
})

test('every transcript has its conversation', () => {
  for (const { name } of CONVERSATIONS)
    expect(existsSync(new URL(`${name}.jsonl`, import.meta.url)), name).toBe(true)
})
