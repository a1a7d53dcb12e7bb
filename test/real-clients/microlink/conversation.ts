/** Conversations between a real host and the emulated unit, as they were, and played again. */
import type { UpsCommand } from '../../../emulators/smart-ups/commands.ts'
import type { AcInput } from '../../../emulators/smart-ups/power/ac-input.ts'
import type { LineSession, Output } from '../../../src/line/line-session.ts'
import { MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { type UnitUnderTest, unit, unitWithCard } from '../../support/unit.ts'

/** What the unit was, and who spoke to it. */
export interface Opening {
  readonly host: string
  readonly model: string
  readonly version: string
  readonly seed: number
  /** An AP9624 is in the slot. */
  readonly card?: boolean
}

/** What somebody did to the unit in the meantime. */
export type HostAction =
  | { readonly input: Partial<AcInput> }
  | { readonly charge: number }
  | { readonly command: UpsCommand }
  /** Device time that passed at once, in seconds. */
  | { readonly pass: number }

/** What came from the host at a moment, line milliseconds, and what the unit sent for it. */
export interface Exchange {
  readonly at: number
  readonly host: string
  readonly device: readonly string[]
}

export type Entry = Exchange | { readonly at: number; readonly did: HostAction }

export interface Conversation {
  readonly opening: Opening
  readonly entries: readonly Entry[]
}

/** One entry a line, the opening first. */
export function toJsonLines({ opening, entries }: Conversation): string {
  return [opening, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('')
}

export function fromJsonLines(text: string): Conversation {
  const [opening, ...entries] = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { opening, entries }
}

/** A unit and its Microlink line; device time follows line time. */
export class LineUnderTest {
  readonly made: UnitUnderTest
  readonly session: MicrolinkSession
  #advanced = 0

  constructor({ model, version, seed, card }: Omit<Opening, 'host'>) {
    this.made = card ? unitWithCard({ model, version }) : unit({ model, version })
    this.session = new MicrolinkSession(this.made.ups, { randomByte: byteGenerator(seed) })
  }

  receive(bytes: Uint8Array, at: number): readonly Output[] {
    this.follow(at)
    return this.session.receive(bytes, at)
  }

  /** Brings device time up to a moment of line time. */
  follow(at: number): void {
    const due = Math.floor(at) - this.#advanced
    if (due <= 0) return
    this.made.clock.advance(due)
    this.#advanced += due
  }

  do(deed: HostAction, at: number): void {
    const { ups } = this.made
    this.follow(at)
    if ('input' in deed) ups.setInput(deed.input)
    else if ('charge' in deed) ups.setBattery({ charge: deed.charge })
    else if ('command' in deed) ups.command(deed.command)
    else this.made.pass(deed.pass)
  }
}

/** Bytes that look random and are the same for the same seed (a linear congruence, upper bits). */
export function byteGenerator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  }
}

/** Writes down everything on a line, from its first byte on. */
export class Recorder implements LineSession {
  readonly entries: Entry[] = []
  readonly #line: LineUnderTest
  readonly #now: () => number
  readonly #start: number

  constructor(line: LineUnderTest, now: () => number) {
    this.#line = line
    this.#now = now
    this.#start = now()
  }

  receive(bytes: Uint8Array, atMs: number): readonly Output[] {
    const at = this.#since(atMs)
    const outputs = this.#line.receive(bytes, at)
    this.entries.push({ at, host: toHex(bytes), device: outputs.map((output) => toHex(output.bytes)) })
    return outputs
  }

  /** Does something to the unit, and writes that down. */
  do(deed: HostAction): void {
    const at = this.#since(this.#now())
    this.#line.do(deed, at)
    this.entries.push({ at, did: deed })
  }

  #since(atMs: number): number {
    return Math.round((atMs - this.#start) * 10) / 10
  }
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))
}
