import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Conversation, fromHex, fromJsonLines, LineUnderTest, toHex } from './conversation.ts'

const folder = new URL('conversations/', import.meta.url)
const recorded = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))

function conversation(name: string): Conversation {
  return fromJsonLines(readFileSync(new URL(name, folder), 'utf8'))
}

/** What the unit answers today to what the host said then, in pieces of at most `size` bytes. */
function answers({ opening, entries }: Conversation, size: number, line = new LineUnderTest(opening)) {
  return entries.map((entry) => {
    if ('did' in entry) {
      line.do(entry.did, entry.at)
      return []
    }
    const bytes = fromHex(entry.host)
    const replies: string[] = []
    for (let from = 0; from < bytes.length; from += size)
      for (const reply of line.receive(bytes.subarray(from, from + size), entry.at))
        replies.push(toHex(reply.bytes))
    return replies
  })
}

describe('conversations of a real NUT driver, played again', () => {
  test('there are some of each kind', () => {
    expect(recorded.map((name) => name.replace('.jsonl', ''))).toEqual([
      'bypass',
      'kill-power',
      'outage',
      'outlet-commands',
      'restart',
      'seed-09.2',
      'seed-09.3',
      'settings',
      'smt-c',
      'source-localuser',
      'source-smartslot1',
      'source-usb',
      'tests',
      'timers',
      'variables',
    ])
  })

  test.each(recorded)('%s: the unit answers as it did', (name) => {
    const then = conversation(name)
    const said = then.entries.map((entry) => ('did' in entry ? [] : entry.device))
    expect(said.flat().length).toBeGreaterThan(50)
    expect(answers(then, Number.POSITIVE_INFINITY)).toEqual(said)
    expect(answers(then, 1)).toEqual(said)
  })

  test.each(recorded)('%s: the host got rows as fast as units send them, and no faster', (name) => {
    const { entries } = conversation(name)
    const asked = entries.flatMap((entry) => ('host' in entry && entry.device.length > 0 ? [entry] : []))
    // After a write NUT asks for the next row without having read the answer: at the end those are still to come.
    const writes = asked.filter(({ host }) => !/^(f[de])+$/.test(host)).length
    const rows = asked.slice(1).reduce((sum, { device }) => sum + device.length, 0) - writes
    const between = (asked.at(-1)!.at - asked[0]!.at) / rows
    expect(between).toBeGreaterThan(18)
    expect(between).toBeLessThan(35)
  })

  test.each([
    ['seed-09.2.jsonl', ['replace-wake-rule', 'replace-wake-rule'], 'ie2-shutdown-override'],
    ['seed-09.3.jsonl', ['keep', 'keep'], null],
  ])(
    '%s: what the firmware decides of an off and a sleep that the card interferes with',
    (name, decisions, defect) => {
      const then = conversation(name)
      const line = new LineUnderTest(then.opening)
      answers(then, 256, line)
      const decided = line.made.events.filter((event) => event.type === 'decision')
      expect(decided.slice(0, 2)).toMatchObject(decisions.map((answer) => ({ answer, defect })))
    },
  )
})
