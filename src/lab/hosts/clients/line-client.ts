import type { LineClock } from '../../../ports/line-clock.ts'
import type { LineSession, SessionFactory } from '../../../ports/port.ts'
import { ANSWER_WITHIN_MS, type ClientData, type Reading, type UnitClient } from './unit-client.ts'

/** What is asked over a line, and what an answer means; undefined where it is none. */
export interface Language {
  readonly question: readonly Uint8Array[]
  readonly understand: (answer: Uint8Array) => Reading | undefined
  readonly killPower?: Uint8Array
}

/** Software on the unit's serial port. */
export class LineClient implements UnitClient {
  readonly #open: SessionFactory
  readonly #language: () => Language
  readonly #line: LineClock
  #session: LineSession | undefined

  /** @param language what the port speaks at that moment */
  constructor(open: SessionFactory, language: () => Language, line: LineClock) {
    this.#open = open
    this.#line = line
    this.#language = language
    this.plug(true)
  }

  read(): Reading | undefined {
    const { question, understand } = this.#language()
    let answer: Uint8Array | undefined
    for (const piece of question) answer = this.#ask(piece)
    return answer && understand(answer)
  }

  killPower(): boolean {
    const { killPower } = this.#language()
    if (killPower) this.#ask(killPower)
    return killPower !== undefined
  }

  plug(connected: boolean): void {
    if (connected === (this.#session !== undefined)) return
    this.#session?.close?.()
    this.#session = connected ? this.#open() : undefined
    // What the unit says unasked is read by nobody here.
    this.#session?.attach?.(() => {})
  }

  /** A serial line that is back is as good as new. */
  save(): ClientData {
    return { connected: this.#session !== undefined, gone: false }
  }

  load({ connected }: ClientData): void {
    this.plug(connected)
  }

  #ask(bytes: Uint8Array): Uint8Array | undefined {
    const outputs = this.#session?.receive(bytes, this.#line.now()) ?? []
    const inTime = outputs.filter(({ afterMs = 0 }) => afterMs <= ANSWER_WITHIN_MS)
    if (inTime.length <= 1) return inTime[0]?.bytes
    const answer = new Uint8Array(inTime.reduce((sum, output) => sum + output.bytes.length, 0))
    let used = 0
    for (const output of inTime) {
      answer.set(output.bytes, used)
      used += output.bytes.length
    }
    return answer
  }
}
