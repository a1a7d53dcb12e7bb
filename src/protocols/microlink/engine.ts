import type { Source } from '../../../emulators/smart-ups/commands.ts'
import type { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { Authentication, type AuthenticationMemory, type RandomByte } from './authentication.ts'
import { CHECK_BYTES, sealFrame } from './check-bytes.ts'
import type { HostMessage } from './host-message.ts'
import { MemoryImage } from './memory-image.ts'
import { SLAVE_PASSWORD } from './objects/access-control.ts'

/** Paths of what enters the passwords. */
const SERIAL_NUMBER = '2:4.9.40'

/** How units differ where hosts notice. */
export interface Persona {
  /** So many INITs in a row make a running session start anew; those before repeat the last row. */
  readonly nakResetCount: number
  /** A session ends when the host says nothing for so long, line milliseconds. */
  readonly silenceMs: number
  /** From a host's message to the row that answers it, line milliseconds. */
  readonly replyMs: number
}

/**
 * Like real units, but with patience: NUT 0.01 can start again at once after it was killed, and the pauses of a busy
 * computer cost no session. Measured: 4 and 730 ms on an SMT750I, 20 ms on an SMX1500RM2UC.
 */
export const PATIENT: Persona = { nakResetCount: 3, silenceMs: 5000, replyMs: 20 }

export interface EngineOptions extends Partial<Persona> {
  /** What commands without a source of their own count as coming from. Default `rj45`. */
  readonly source?: Source
  /** Where the challenges of the passwords come from. */
  readonly randomByte: RandomByte
}

export type SessionState = 'idle' | 'enumerating' | 'awaiting-password' | 'monitoring'

/** What a session remembers, as plain data. */
export interface EngineMemory {
  readonly state: SessionState
  readonly next: number
  readonly last: readonly number[] | null
  readonly inits: number
  readonly passwords: AuthenticationMemory
}

/**
 * Microlink for one unit and one host, without the wire: whole messages in, rows out. Serial and USB each put their own
 * framing and time around it.
 */
export class MicrolinkEngine {
  readonly #ups: SmartUps
  readonly #source: Source
  readonly #nakResetCount: number
  readonly #authentication: Authentication
  #firmware: Firmware
  #image: MemoryImage
  #state: SessionState = 'idle'
  #next = 0
  /** The frame sent last, for a host that did not get it. */
  #last: Uint8Array | undefined
  #inits = 0

  /** @throws RangeError when `nakResetCount` is no count */
  constructor(ups: SmartUps, options: EngineOptions) {
    const { nakResetCount = PATIENT.nakResetCount, source = 'rj45', randomByte } = options
    if (!Number.isInteger(nakResetCount) || nakResetCount < 1)
      throw new RangeError(`nakResetCount is ${nakResetCount}; it must be a whole number from 1`)
    this.#ups = ups
    this.#source = source
    this.#nakResetCount = nakResetCount
    this.#authentication = new Authentication(randomByte)
    this.#firmware = ups.firmware
    this.#image = this.#makeImage()
  }

  get state(): SessionState {
    return this.#state
  }

  /** The memory hosts read, for those who want to look at it without a session. */
  get image(): MemoryImage {
    return this.#image
  }

  /** Where the session is. One whose firmware has been replaced is over. */
  save(): EngineMemory {
    if (this.#ups.firmware !== this.#firmware) this.stop()
    return {
      state: this.#state,
      next: this.#next,
      last: this.#last ? [...this.#last] : null,
      inits: this.#inits,
      passwords: this.#authentication.save(),
    }
  }

  load({ state, next, last, inits, passwords }: EngineMemory): void {
    this.#takeFirmware()
    this.#state = state
    this.#next = next
    this.#last = last ? Uint8Array.from(last) : undefined
    this.#inits = inits
    this.#authentication.load(passwords)
    this.#image.forgetRows()
  }

  /** Ends the session: STOP, silence, an unplugged cable. */
  stop(): void {
    this.#state = 'idle'
    this.#last = undefined
    this.#inits = 0
  }

  /**
   * Answers one message.
   *
   * @returns the frame to send, which is never changed later; undefined for silence
   */
  handle(message: HostMessage): Uint8Array | undefined {
    // Without a supply nothing listens; other firmware has another memory, so that the host must read it anew.
    if (!this.#ups.awake || (this.#ups.firmware !== this.#firmware && this.#state !== 'idle')) this.stop()
    if (!this.#ups.awake) return undefined
    switch (message.kind) {
      case 'init':
        return this.#init()
      case 'next':
        return this.#nextRow()
      case 'write':
        return this.#write(message.row, message.offset, message.data)
      case 'stop':
        this.stop()
        return undefined
      case 'broken':
        return undefined
    }
  }

  #init(): Uint8Array | undefined {
    if (this.#state === 'idle' || ++this.#inits >= this.#nakResetCount) this.#start()
    return this.#last
  }

  #start(): void {
    this.#takeFirmware()
    this.#authentication.begin()
    this.#image.forgetRows()
    this.#state = 'enumerating'
    this.#inits = 0
    this.#next = 1
    this.#last = this.#image.frame(0)
  }

  #nextRow(): Uint8Array | undefined {
    this.#inits = 0
    if (this.#state === 'idle' || this.#state === 'awaiting-password') return undefined
    this.#last = this.#image.frame(this.#next)
    if (++this.#next === this.#image.rows) this.#endOfRows()
    return this.#last
  }

  /** Descriptor rows are sent once a session; after that the data comes round and round. */
  #endOfRows(): void {
    this.#next = this.#image.firstDataRow
    if (this.#state === 'enumerating')
      this.#state = this.#authentication.done ? 'monitoring' : 'awaiting-password'
  }

  /** Every write within the memory is answered with its row: as written when it was taken, unchanged when not. */
  #write(row: number, offset: number, data: Uint8Array): Uint8Array | undefined {
    if (this.#state === 'idle') return undefined
    if (row >= this.#image.rows || offset + data.length > this.#image.width) return undefined
    this.#inits = 0
    const taken = this.#store(row, offset, data)
    const frame = this.#image.frame(row)
    this.#last = taken ? withWritten(frame, offset, data) : frame
    return this.#last
  }

  #store(row: number, offset: number, data: Uint8Array): boolean {
    const placed = this.#image.fieldAt(row, offset)
    if (placed?.field === SLAVE_PASSWORD && data.length === SLAVE_PASSWORD.size) {
      this.#takePassword(data)
      return true
    }
    if (!placed || this.#state !== 'monitoring') return false
    return this.#image.write(placed, data, this.#source)
  }

  #takePassword(password: Uint8Array): void {
    this.#authentication.take(password, this.#image.header, this.#image.content(SERIAL_NUMBER)!)
    this.#image.forgetRows()
    if (this.#state !== 'enumerating')
      this.#state = this.#authentication.done ? 'monitoring' : 'awaiting-password'
    if (this.#state === 'monitoring') this.#next = this.#image.firstDataRow
  }

  /** Other firmware has another memory. */
  #takeFirmware(): void {
    if (this.#ups.firmware === this.#firmware) return
    this.#firmware = this.#ups.firmware
    this.#image = this.#makeImage()
  }

  #makeImage(): MemoryImage {
    return new MemoryImage({ ups: this.#ups, authentication: this.#authentication })
  }
}

/**
 * The acknowledgement hosts check: the row with the very bytes that were written. A command shows in it though it reads
 * 0 from the next time on, and a text with the host's own padding.
 */
function withWritten(frame: Uint8Array, offset: number, data: Uint8Array): Uint8Array {
  const echo = new Uint8Array(frame)
  echo.set(data, 1 + offset)
  return sealFrame(echo.fill(0, echo.length - CHECK_BYTES))
}
