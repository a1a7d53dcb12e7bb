import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CONVERSATIONS } from './conversations.ts'
import { inOrder, replay } from './replay.ts'
import { type Entry, readTranscript, type Transcript } from './transcript.ts'

function transcriptOf(name: string): Transcript {
  return readTranscript(readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8'))
}

/** SET_REPORT and interrupt OUT: what the client commanded. */
const writes = ({ entries }: Transcript) =>
  entries.flatMap((entry) => (entry[1] === 'control' && entry[2].startsWith('2109') ? [entry[3]] : []))

describe.each(CONVERSATIONS.map(({ name }) => name))('%s', (name) => {
  test('the unit answers the recorded client as it did, to the byte and the millisecond', () => {
    const transcript = transcriptOf(name)
    const [reported, now] = [inOrder(transcript.entries), inOrder(replay(transcript).entries)]
    const hint = `differs from ${name}.jsonl; if that is meant, record it anew: RECORD_USB=${name}`
    expect(now.asked, hint).toEqual(reported.asked)
    expect(now.came, hint).toEqual(reported.came)
  })

  test('is small', () => {
    const { length } = readFileSync(new URL(`${name}.jsonl`, import.meta.url))
    expect(length).toBeLessThan(300_000)
  })
})

test('the clients wrote what is known of them', () => {
  expect(writes(transcriptOf('nut-smt'))).toEqual(['1403', '121400', '12ffff', '130a0000'])
  expect(writes(transcriptOf('apcupsd-smt'))).toEqual(['133c0000'])
  expect(writes(transcriptOf('apcupsd-sua'))).toEqual(['1700', '250a00', '284000', '123c00'])
})

/** What the main group did from a write to the next thing that happened, as `off after 20 s`. */
function relayAfter({ entries, ...transcript }: Transcript, write: string): string[] {
  const at = entries.findIndex((entry) => entry[1] === 'control' && entry[3] === write)
  const from = entries[at]![0]
  const isAct = (entry: Entry) => entry[1] === 'do' || (entry[1] === 'control' && entry[2].startsWith('2109'))
  const to = entries.slice(at + 1).find(isAct)?.[0] ?? Number.POSITIVE_INFINITY
  return replay({ entries, ...transcript })
    .relay.filter(({ ms }) => ms >= from && ms < to)
    .map(({ ms, on }) => `${on ? 'on' : 'off'} after ${(ms - from) / 1000} s`)
}

test.each([
  ['nut-seed-09.2', ['off after 20 s', 'on after 28 s'], ['off after 12 s', 'on after 20 s']],
  ['nut-seed-09.3', ['off after 20 s'], ['off after 12 s', 'on after 22 s']],
])('%s: off and stay off, by USB with an AP9624; then the sleep', (name, off, sleep) => {
  const transcript = transcriptOf(name)
  expect(relayAfter(transcript, '121400')).toEqual(off)
  expect(relayAfter(transcript, '130a0000')).toEqual(sleep)
})

test('an SUA does what NUT wrote, command by command', () => {
  const transcript = transcriptOf('nut-sua')
  expect(writes(transcript).join(' ')).toBe(
    [
      '1601 1603', // test.battery.start.quick, test.battery.stop
      '3201 3200', // test.panel.start, test.panel.stop
      '1401 1402', // beeper.disable, beeper.enable
      '121400 12ffff', // load.off.delay, shutdown.stop
      '281e00 121400 12ffff', // shutdown.return, shutdown.stop
      '130a00 12ffff', // shutdown.reboot, shutdown.stop
      '28ffff 121400 12ffff', // shutdown.stayoff, shutdown.stop
      '120000 280000', // load.off, load.on
    ].join(' '),
  )
  expect(relayAfter(transcript, '120000')).toEqual(['off after 0 s'])
  expect(relayAfter(transcript, '280000')).toEqual(['on after 0 s'])
})

test('a unit that answers otherwise is seen', () => {
  const transcript = transcriptOf('nut-smt')
  const other = { ...transcript, heading: { ...transcript.heading, version: '09.2' } }
  expect(replay(other).entries).not.toEqual(transcript.entries)
})

test('every transcript has its conversation', () => {
  for (const { name } of CONVERSATIONS)
    expect(existsSync(new URL(`${name}.jsonl`, import.meta.url)), name).toBe(true)
})
