import type { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import type { LineSession, Output } from '../ports/port.ts'
import { MicrolinkSession } from '../protocols/microlink/session.ts'
import { ModbusEngine } from '../protocols/modbus/engine.ts'
import { RtuSession } from '../protocols/modbus/rtu.ts'
import { randomByte } from './random-source.ts'

/** What a unit's own serial port speaks. */
export type SerialLanguage = 'modbus' | 'microlink'

/** What the port speaks at this moment: Microlink, until somebody enables Modbus on the panel. */
export function serialLanguage(ups: SmartUps): SerialLanguage {
  return ups.modbusEnabled ? 'modbus' : 'microlink'
}

const SESSIONS: Readonly<Record<SerialLanguage, (ups: SmartUps) => LineSession>> = {
  modbus: (ups) => new RtuSession(ups, new ModbusEngine(ups, { source: 'rj45' })),
  microlink: (ups) => new MicrolinkSession(ups, { source: 'rj45', randomByte, enabled: () => ups.awake }),
}

/** The unit's own serial port: each piece goes to the language that the port speaks when it comes. */
export class SerialSession implements LineSession {
  readonly #ups: SmartUps
  #language: SerialLanguage | undefined
  #session: LineSession | undefined
  #speak: ((bytes: Uint8Array) => void) | undefined

  constructor(ups: SmartUps) {
    this.#ups = ups
  }

  attach(speak: (bytes: Uint8Array) => void): void {
    this.#speak = speak
    this.#current()
  }

  receive(bytes: Uint8Array, atMs: number): readonly Output[] {
    return this.#current().receive(bytes, atMs)
  }

  close(): void {
    this.#session?.close?.()
  }

  #current(): LineSession {
    const language = serialLanguage(this.#ups)
    if (this.#session && language === this.#language) return this.#session
    this.#session?.close?.()
    this.#language = language
    this.#session = SESSIONS[language](this.#ups)
    if (this.#speak) this.#session.attach?.(this.#speak)
    return this.#session
  }
}
