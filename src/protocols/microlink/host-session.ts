import { bytesOfHex, hexOf } from '../hex.ts'
import { CHECK_BYTES, sealFrame } from './check-bytes.ts'
import type { FoundObject } from './descriptor.ts'
import { HostImage } from './host-image.ts'
import { INIT, NEXT, STOP } from './host-message.ts'
import { answerTo, CHALLENGE_SIZE, passwordBase } from './passwords.ts'

/** Sends one message to the unit. @returns what answers it; undefined for silence */
export type Exchange = (message: Uint8Array) => Uint8Array | undefined

const SERIAL_NUMBER = '2:4.9.40'
const SLAVE_PASSWORD = '2:4.8.5'
const MASTER_PASSWORD = '2:4.8.6'

const NEXT_MESSAGE = Uint8Array.of(NEXT)
const INIT_MESSAGE = Uint8Array.of(INIT)
const STOP_MESSAGE = Uint8Array.of(STOP)

/** INITs in a row, below the count at which a running session begins anew. */
const REPEATS = 2
/** How often a host tries to begin a session, or writes its password. */
const TRIES = 3
/** Answers that fail to come until a running session counts as lost. */
const MOST_SILENT = 10
/** So many rounds of the data are waited for a row of it. */
const ROUNDS = 3

export interface HostSessionData {
  /** Header and descriptor of the unit, in hexadecimal digits. The data are received anew before they count. */
  readonly description: string
}

/**
 * A host's side of a session, as NUT's apcmicrolink has it: learns the unit's memory row by row, shows that it knows the
 * sums and checks that the unit does, and then receives the data go round, or writes.
 */
export class HostSession {
  readonly #say: Exchange
  #image: HostImage | undefined

  constructor(say: Exchange) {
    this.#say = say
  }

  /** It has shown the unit its password, and received nothing since that the unit knows nothing of it any more. */
  get isOpen(): boolean {
    return this.#image !== undefined
  }

  /** Begins a session anew, as PowerChute and NUT 0.03 do. @returns whether both sides trust each other */
  open(): boolean {
    this.#image = undefined
    this.#say(STOP_MESSAGE)
    const image = this.#begin()
    if (!image || !this.#readAll(image)) return false
    try {
      if (image.wantsPassword && !this.#authenticate(image)) return false
    } catch (error) {
      // A damaged row got through its check bytes: the descriptor is not one.
      if (error instanceof RangeError) return false
      throw error
    }
    this.#image = image
    return true
  }

  /**
   * Waits until each of the objects was received once more.
   *
   * @param names NUT's; objects the unit does not have are not waited for
   * @returns false where they do not come: the session is over then
   */
  refresh(names: readonly string[]): boolean {
    const image = this.#image
    if (!image) return false
    const rows = names.flatMap((name) => {
      const object = image.object(name)
      return object ? [image.rowOf(object)] : []
    })
    const before = image.received
    let silent = 0
    for (let left = ROUNDS * image.rows; left > 0 && silent < MOST_SILENT; left--) {
      silent = this.#receive(image, NEXT_MESSAGE) === undefined ? silent + 1 : 0
      if (silent === 0 && rows.every((row) => image.receivedSince(row, before))) return true
    }
    this.#image = undefined
    return false
  }

  /** An object as last received, its mask with it; undefined where the unit has none, or no session is open. */
  read(name: string): { readonly value: number; readonly mask: number | undefined } | undefined {
    const object = this.#image?.object(name)
    return object && { value: this.#image!.number(object), mask: object.mask }
  }

  /**
   * Writes a number into an object.
   *
   * @returns whether the unit answered with the row, the number in it
   */
  write(name: string, value: number): boolean {
    const image = this.#image
    const object = image?.object(name)
    if (!image || !object) return false
    const data = bytesOf(value, object.size)
    return (
      this.#receive(image, writeMessage(image, object, data)) === image.rowOf(object) &&
      image.content(object).every((byte, index) => byte === data[index])
    )
  }

  save(): HostSessionData | undefined {
    if (!this.#image) return undefined
    return { description: hexOf(this.#image.description) }
  }

  /** Goes on from what was saved; from nothing it begins anew. @throws RangeError where that is no descriptor */
  load(saved: HostSessionData | undefined): void {
    this.#image = saved && HostImage.restore(bytesOfHex(saved.description))
  }

  #begin(): HostImage | undefined {
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = this.#say(INIT_MESSAGE)
      const image = answer && HostImage.begin(answer)
      if (image) return image
    }
    return undefined
  }

  /** Every row once. One that is lost or damaged is asked for again while the unit still has it. */
  #readAll(image: HostImage): boolean {
    for (let left = 2 * image.rows; left > 0 && !image.isWhole; left--)
      if (this.#receive(image, NEXT_MESSAGE) === undefined && !this.#receiveAgain(image)) return false
    return image.isWhole
  }

  #receiveAgain(image: HostImage): boolean {
    for (let tries = 0; tries < REPEATS; tries++)
      if (this.#receive(image, INIT_MESSAGE) !== undefined) return true
    return false
  }

  /** Whether the unit took the password shows in the row of both: its answer to the host's challenge is there. */
  #authenticate(image: HostImage): boolean {
    const [serial, master, slave] = [SERIAL_NUMBER, MASTER_PASSWORD, SLAVE_PASSWORD].map((name) =>
      image.object(name),
    )
    if (!serial || !master || !slave) return false
    const base = passwordBase(image.header, image.content(serial))
    // NUT's challenge is always 00 00.
    const challenge = new Uint8Array(CHALLENGE_SIZE)
    const right = answerTo(challenge, base)
    const password = Uint8Array.of(...challenge, ...answerTo(image.content(master), base))
    const message = writeMessage(image, slave, password)
    const isTrusted = () =>
      right.every((byte, index) => image.content(master)[CHALLENGE_SIZE + index] === byte)
    for (let tries = 0; tries < TRIES; tries++) {
      this.#receive(image, message)
      // An answer that was lost on the way is the row sent last.
      if (isTrusted() || (this.#receiveAgain(image) && isTrusted())) return true
    }
    return false
  }

  /** @returns the row that answers a message; undefined where none does that can be read */
  #receive(image: HostImage, message: Uint8Array): number | undefined {
    const answer = this.#say(message)
    return answer && image.take(answer)
  }
}

function writeMessage(image: HostImage, object: FoundObject, data: Uint8Array): Uint8Array {
  const head = [image.rowOf(object), object.at % image.width, data.length]
  return sealFrame(Uint8Array.of(...head, ...data, ...new Uint8Array(CHECK_BYTES)))
}

function bytesOf(value: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) & 0xff)
}
