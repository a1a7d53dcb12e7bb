import type { Source } from '../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import { latin1 } from '../latin1.ts'
import { ACTIONS, mayOff, offAndReturn, REPEATED } from './actions.ts'
import { Alerts, type AlertsData } from './alerts.ts'
import { EEPROM, step } from './eeprom.ts'
import { IDENTITY, protocolInformation } from './identity.ts'
import { MEASUREMENTS } from './measurements.ts'
import { Memory, type MemoryData } from './memory.ts'
import { QuirkBehaviour, type Quirks, TWO_BYTE } from './quirks.ts'
import { STATUS } from './status.ts'
import { TEXTS, writeText } from './texts.ts'
import type { Query, UnitPort } from './unit-port.ts'

/** The second of two equal characters counts from this pause on: NUT waits 1.5 s in all, less what its timers lose. */
export const REPEAT_AFTER_MS = 1300
/** And up to this one (assumed; no source tells). */
export const REPEAT_WITHIN_MS = 5000
/** apcupsd leaves three seconds between the digits of `@`. */
export const DIGIT_WITHIN_MS = 5000
const DIGITS = 3
/** Characters of a text setting. */
const TEXT_LENGTH = 8

const ENTER = 'Y'
const LEAVE = 'R'
const NOT_AVAILABLE = 'NA'
const REFUSED = 'NO'
const OK = 'OK'

const QUERIES: Readonly<Record<string, Query>> = { ...MEASUREMENTS, ...STATUS, ...IDENTITY }

export interface UpsLinkOptions {
  /** What commands count as coming from. Default `rj45`. */
  readonly source?: Source
  /** The port works. While false it is silent. Default: whenever the unit has power. */
  readonly enabled?: () => boolean
  /** What this unit does otherwise than others. Default: nothing. */
  readonly quirks?: Quirks
}

/** Where a conversation stands. Line times are reported as so long ago. */
interface ConversationData {
  readonly smart: boolean
  readonly asked: string
  readonly first: { readonly character: string; readonly atMs: number } | null
  readonly digits: { readonly text: string; readonly atMs: number } | null
  readonly typed: { readonly letter: string; readonly text: string } | null
  readonly prefixed: boolean
  readonly queries: number
  readonly alerts: AlertsData
  readonly memory: MemoryData
}

/**
 * UPS-Link ("smart" signaling, 2400 baud, 8N1) on one line: a character in, a line out, and alerts at any time.
 * Nothing is answered before `Y`.
 */
export class UpsLinkSession implements LineSession {
  readonly #port: UnitPort
  readonly #memory: Memory
  readonly #enabled: () => boolean
  readonly #habits: QuirkBehaviour
  readonly #alerts: Alerts
  readonly #stop: () => void
  #speak: (bytes: Uint8Array) => void = () => {}
  #smart = false
  /** The setting asked for last, which `-` and `+` change. */
  #asked = ''
  /** The first of two equal characters, and when it came. */
  #first: { readonly character: string; readonly atMs: number } | undefined
  /** Digits after `@`, and when the last one came. */
  #digits: { readonly text: string; readonly atMs: number } | undefined
  /** Text for a setting, as far as it has come. */
  #typed: { readonly letter: string; readonly text: string } | undefined

  /** The character that was answered last. */
  #before = ''
  /** The first byte of a two-byte command has come. */
  #prefixed = false

  constructor(ups: SmartUps, options: UpsLinkOptions = {}) {
    const { source = 'rj45', enabled = () => ups.awake, quirks = {} } = options
    this.#habits = new QuirkBehaviour(quirks)
    this.#memory = new Memory(ups)
    this.#port = { ups, source, memory: this.#memory }
    this.#enabled = enabled
    const say = (alert: string) => {
      if (this.#smart && this.#enabled()) this.#speak(latin1(alert))
    }
    this.#alerts = new Alerts(ups, this.#memory, say, quirks.firstRepeatMs)
    this.#stop = ups.on((event) => {
      if (event.type === 'power' && !event.awake) this.#leave()
    })
  }

  attach(speak: (bytes: Uint8Array) => void): void {
    this.#speak = speak
  }

  receive(bytes: Uint8Array, atMs: number): readonly Output[] {
    if (!this.#enabled()) {
      this.#leave()
      return []
    }
    const outputs: Output[] = []
    for (const byte of bytes) {
      const character = String.fromCharCode(byte)
      const reply = this.#take(character, atMs)
      if (reply !== undefined) outputs.push(this.#output(character, reply))
    }
    return outputs
  }

  save(atMs: number): ConversationData {
    const ago = <T extends { readonly atMs: number }>(when: T | undefined) =>
      when === undefined ? null : { ...when, atMs: atMs - when.atMs }
    return {
      smart: this.#smart,
      asked: this.#asked,
      first: ago(this.#first),
      digits: ago(this.#digits),
      typed: this.#typed ?? null,
      prefixed: this.#prefixed,
      queries: this.#habits.asked,
      alerts: this.#alerts.save(),
      memory: this.#memory.save(),
    }
  }

  load(saved: unknown, atMs: number): void {
    const data = structuredClone(saved) as ConversationData
    const then = <T extends { readonly atMs: number }>(when: T | null) =>
      when === null ? undefined : { ...when, atMs: atMs - when.atMs }
    this.#smart = data.smart
    this.#asked = data.asked
    this.#first = then(data.first)
    this.#digits = then(data.digits)
    this.#typed = data.typed ?? undefined
    this.#prefixed = data.prefixed
    this.#habits.asked = data.queries
    this.#memory.load(data.memory)
    this.#alerts.load(data.alerts)
  }

  close(): void {
    this.#speak = () => {}
    this.#stop()
    this.#alerts.close()
    this.#memory.close()
  }

  #output(character: string, reply: string): Output {
    const bent = this.#habits.bend(character, reply, this.#port)
    const answer = this.#port.ups.firmware.decide.upsLinkAnswer(bent, character, this.#before)
    this.#before = character
    const bytes = latin1(`${answer}\r\n`)
    const afterMs = this.#habits.thinkingMs(character)
    return afterMs > 0 ? { bytes, afterMs } : { bytes }
  }

  /** @returns the reply without its line end; undefined for silence */
  #take(character: string, atMs: number): string | undefined {
    if (this.#typed) return this.#type(this.#typed, character)
    if (this.#digits && atMs - this.#digits.atMs <= DIGIT_WITHIN_MS && /\d/.test(character))
      return this.#digit(this.#digits.text + character, atMs)
    this.#digits = undefined
    if (this.#prefixed) {
      this.#prefixed = false
      return TWO_BYTE[character]?.(this.#port) ?? NOT_AVAILABLE
    }
    if (character === ENTER) {
      this.#forget()
      this.#smart = true
      return 'SM'
    }
    return this.#smart ? this.#command(character, atMs) : undefined
  }

  #command(character: string, atMs: number): string | undefined {
    const first = this.#first
    this.#first = undefined
    const { traits } = this.#port.ups
    const known = traits.upsLinkListed.includes(character)
    if (known && REPEATED[character]) return this.#repeat(character, first, atMs)
    if (character === '\u001b') return undefined
    if (character === LEAVE) {
      // A countdown goes on: NUT leaves smart mode right after it has asked for the shutdown.
      this.#smart = false
      return 'BYE'
    }
    if (character === 'a') {
      const plain = protocolInformation(this.#port.ups)
      return plain === undefined ? NOT_AVAILABLE : this.#habits.protocolInformation(plain)
    }
    if (this.#habits.takesTwoBytes(character)) {
      this.#prefixed = true
      return undefined
    }
    if (!known && !traits.upsLinkUnlisted.includes(character)) return NOT_AVAILABLE
    if (character === '-' || character === '+') return this.#edit(character === '-' ? 1 : -1)
    if (character === '@') return this.#at(atMs)
    const action = ACTIONS[character]
    if (action) return action(this.#port)
    this.#asked = character
    return QUERIES[character]?.(this.#port) ?? traits.upsLinkConstants[character] ?? NOT_AVAILABLE
  }

  #repeat(character: string, first: { character: string; atMs: number } | undefined, atMs: number) {
    const pause = first?.character === character ? atMs - first.atMs : Number.POSITIVE_INFINITY
    if (pause >= REPEAT_AFTER_MS && pause <= REPEAT_WITHIN_MS) return REPEATED[character]!(this.#port)
    // One that follows too soon is not there; the first still waits for its second.
    this.#first = first && pause < REPEAT_AFTER_MS ? first : { character, atMs }
    return undefined
  }

  #at(atMs: number): string | undefined {
    if (!mayOff(this.#port)) return NOT_AVAILABLE
    this.#digits = { text: '', atMs }
    return undefined
  }

  #digit(text: string, atMs: number): string | undefined {
    this.#digits = text.length < DIGITS ? { text, atMs } : undefined
    return this.#digits ? undefined : offAndReturn(this.#port, Number(text))
  }

  #edit(by: 1 | -1): string | undefined {
    const letter = this.#asked
    if (by === 1 && letter in TEXTS) {
      this.#typed = { letter, text: '' }
      return undefined
    }
    const setting = EEPROM.find((known) => known.letter === letter)
    if (!setting || !step(setting, this.#port, by)) return REFUSED
    this.#alerts.eepromChanged()
    return OK
  }

  /** Eight characters, whatever they are and however slowly they come; nothing is said before the last. */
  #type({ letter, text }: { letter: string; text: string }, character: string): string | undefined {
    const typed = text + character
    this.#typed = typed.length < TEXT_LENGTH ? { letter, text: typed } : undefined
    if (this.#typed) return undefined
    if (!writeText(letter, this.#port, typed)) return REFUSED
    this.#alerts.eepromChanged()
    return OK
  }

  /** A unit that loses its supply begins anew. */
  #leave(): void {
    this.#forget()
    this.#smart = false
  }

  #forget(): void {
    this.#first = undefined
    this.#digits = undefined
    this.#typed = undefined
    this.#prefixed = false
  }
}
