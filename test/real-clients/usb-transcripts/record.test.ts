import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { ensureGuest } from '../../vm/setup/ensure-guest.ts'
import { runGuest } from '../../vm/setup/run-guest.ts'
import { CONVERSATIONS, scriptOf } from './conversations.ts'
import { Recorder } from './recorder.ts'
import { HAPPENINGS, type Happening, writeTranscript } from './transcript.ts'

/** Names of the conversations to record, by commas; `all` for each. */
const wanted = process.env.RECORD_USB ?? ''
const TIMEOUT = 240_000

const guest = wanted ? await ensureGuest() : undefined
const chosen = CONVERSATIONS.filter(({ name }) => wanted === 'all' || wanted.split(',').includes(name))

describe.skipIf(!guest?.available)('recorded from the guest (RECORD_USB=all, or names)', () => {
  const outputs: string[] = []
  afterAll(() => process.stderr.write(outputs.join('\n')))

  test.each(chosen)('$name', { timeout: TIMEOUT }, async (conversation) => {
    const recorder = new Recorder(conversation.heading)
    const port = await recorder.open()
    const { output } = await runGuest(scriptOf(conversation, port), TIMEOUT - 10_000, (line) => {
      const [, happening] = /^DO (\w+)/.exec(line) ?? []
      if (happening && happening in HAPPENINGS) recorder.do(happening as Happening)
    })
    await recorder.close()
    outputs.push(`==== ${conversation.name}\n${output}`)
    expect(output).not.toMatch(/NOT SEEN/)
    const { heading } = conversation
    const text = writeTranscript({ heading, entries: recorder.entries })
    writeFileSync(new URL(`${conversation.name}.jsonl`, import.meta.url), text)
  })
})
