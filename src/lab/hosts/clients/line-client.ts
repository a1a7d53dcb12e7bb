import type { LineClock } from '../../../line/line-clock.ts'
import type { LineSession, SessionFactory } from '../../../line/line-session.ts'
import type { Language, Line } from './language.ts'
import type { MicrolinkLanguage } from './microlink-language.ts'
import { ANSWER_WITHIN_MS, type ClientData, type Reading, type UnitClient } from './unit-client.ts'

/** Software on the unit's serial port. */
export class LineClient implements UnitClient, Line {
  readonly #open: SessionFactory
  readonly #language: () => Language
  readonly #clock: LineClock
  readonly #memory: Pick<MicrolinkLanguage, 'save' | 'load'>
  #session: LineSession | undefined
  /** Line time that it has waited until. */
  #waited = Number.NEGATIVE_INFINITY

  /**
   * @param language what the port speaks at that moment
   * @param memory of the one language that remembers anything from one look to the next
   */
  constructor(
    open: SessionFactory,
    language: () => Language,
    clock: LineClock,
    memory: Pick<MicrolinkLanguage, 'save' | 'load'>,
  ) {
    this.#memory = memory
    this.#open = open
    this.#clock = clock
    this.#language = language
    this.plug(true)
  }

  read(): Reading | undefined {
    return this.#language().read(this)
  }

  killPower(): void {
    this.#language().killPower(this)
  }

  plug(connected: boolean): void {
    if (connected === (this.#session !== undefined)) return
    this.#session?.close?.()
    this.#session = connected ? this.#open() : undefined
    // What the unit says unasked is read by nobody here.
    this.#session?.attach?.(() => {})
  }

  close(): void {
    this.plug(false)
  }

  /** A serial line that is back is as good as new. */
  save(): ClientData {
    const microlink = this.#memory.save()
    return { connected: this.#session !== undefined, gone: false, ...(microlink ? { microlink } : {}) }
  }

  load({ connected, microlink }: ClientData): void {
    this.plug(connected)
    this.#memory.load(microlink)
  }

  ask(bytes: Uint8Array): Uint8Array | undefined {
    const outputs = this.#session?.receive(bytes, this.#now) ?? []
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

  wait(ms: number): void {
    this.#waited = this.#now + ms
  }

  /** What it waits passes for it at once: the bench does not stand still meanwhile. */
  get #now(): number {
    return Math.max(this.#clock.now(), this.#waited)
  }
}
