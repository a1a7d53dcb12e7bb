import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import { SILENT_SESSION } from '../../line/silent-session.ts'
import type { RandomByte } from '../../protocols/microlink/authentication.ts'
import type { Persona } from '../../protocols/microlink/engine.ts'
import { MicrolinkSession } from '../../protocols/microlink/session.ts'
import { ModbusEngine } from '../../protocols/modbus/engine.ts'
import { RtuSession } from '../../protocols/modbus/rtu.ts'
import type { Quirks } from '../../protocols/ups-link/quirks.ts'
import { UpsLinkSession } from '../../protocols/ups-link/session.ts'
import { randomByte } from '../random/random-source.ts'
import type { SeededBytes } from '../random/seeded-bytes.ts'
import { type HabitsMemory, PortHabits } from './port-habits.ts'

/** What a unit's own serial port speaks; `none` while a card has taken it over. */
export type SerialLanguage = 'modbus' | 'microlink' | 'ups-link' | 'none'

/**
 * What the port speaks at this moment: UPS-Link on units of that generation; on later ones Microlink, until somebody
 * enables Modbus on the panel; nothing while a card has taken the port over or leaves it simple signaling only.
 */
export function serialLanguage(ups: SmartUps): SerialLanguage {
  if (ups.slots.portTaker || ups.update.occupies('serial')) return 'none'
  if (ups.slots.forceSimpleSignaling(ups.model.name)) return 'none'
  if (ups.model.serial === 'ups-link') return 'ups-link'
  return ups.modbusEnabled ? 'modbus' : 'microlink'
}

/**
 * Microlink towards a host that the bench plays. Hosts ask for row after row without a pause, and so keep their session;
 * a played one asks for those that it makes something of, at once.
 */
export const PERSONA_FOR_SCRIPTED_HOSTS: Partial<Persona> = { replyMs: 0, silenceMs: Number.MAX_SAFE_INTEGER }

type MakeSession = (
  ups: SmartUps,
  quirks: Quirks,
  random: RandomByte,
  persona: Partial<Persona>,
) => LineSession

const SESSIONS: Readonly<Record<SerialLanguage, MakeSession>> = {
  modbus: (ups) => new RtuSession(ups, new ModbusEngine(ups, { source: 'rj45' })),
  microlink: (ups, _quirks, randomByte, persona) =>
    new MicrolinkSession(ups, { ...persona, source: 'rj45', randomByte, enabled: () => ups.awake }),
  'ups-link': (ups, quirks) =>
    new UpsLinkSession(ups, { source: 'rj45', quirks, enabled: () => ups.portsAlive }),
  none: () => SILENT_SESSION,
}

interface SerialMemory {
  readonly language: SerialLanguage
  readonly session: unknown
  /** Left out by snapshots of earlier versions. */
  readonly habits?: HabitsMemory
  /** Random bytes of the port used up. */
  readonly drawn: number
}

/** The unit's own serial port: each piece goes to the language that the port speaks when it comes. */
export class SerialSession implements LineSession {
  readonly #ups: SmartUps
  readonly #quirks: Quirks
  readonly #random: SeededBytes | undefined
  readonly #persona: Partial<Persona>
  #language: SerialLanguage | undefined
  #session: LineSession | undefined
  #habits: PortHabits
  #speak: ((bytes: Uint8Array) => void) | undefined

  /**
   * @param quirks of UPS-Link, where the unit speaks it
   * @param random where Microlink's challenges come from; the computer's randomness when left out
   * @param persona of Microlink, where the unit speaks it
   */
  constructor(ups: SmartUps, quirks: Quirks = {}, random?: SeededBytes, persona: Partial<Persona> = {}) {
    this.#persona = persona
    this.#ups = ups
    this.#habits = new PortHabits(ups, 'serial')
    this.#quirks = quirks
    this.#random = random
  }

  attach(speak: (bytes: Uint8Array) => void): void {
    this.#speak = speak
    this.#current()
  }

  receive(bytes: Uint8Array, atMs: number): readonly Output[] {
    const session = this.#current()
    const outputs = session.receive(bytes, atMs)
    return outputs.length === 0 ? outputs : this.#habits.answered(outputs, session.noise ?? 0)
  }

  save(atMs: number): SerialMemory {
    const current = this.#current()
    const habits = this.#habits.save(current.noise ?? 0)
    return {
      language: this.#language!,
      session: current.save?.(atMs),
      habits,
      drawn: this.#random?.drawn ?? 0,
    }
  }

  load(saved: unknown, atMs: number): void {
    const { language, session, habits, drawn } = saved as SerialMemory
    if (this.#random) this.#random.drawn = drawn
    const current = this.#current()
    if (language !== this.#language) return
    if (session !== undefined) current.load?.(session, atMs)
    if (habits) this.#habits.load(habits, current.noise ?? 0)
  }

  close(): void {
    this.#session?.close?.()
  }

  #current(): LineSession {
    const language = serialLanguage(this.#ups)
    if (this.#session && language === this.#language) return this.#session
    this.#session?.close?.()
    this.#language = language
    this.#habits = new PortHabits(this.#ups, 'serial')
    this.#session = SESSIONS[language](
      this.#ups,
      this.#quirks,
      this.#random?.next ?? randomByte,
      this.#persona,
    )
    if (this.#speak) this.#session.attach?.(this.#speak)
    return this.#session
  }
}
