import { answerTo, CHALLENGE_SIZE, PASSWORD_SIZE, passwordBase } from './passwords.ts'

/** A byte, 0 to 255, that a host cannot foresee. */
export type RandomByte = () => number

export interface AuthenticationMemory {
  readonly master: readonly number[]
  readonly slave: readonly number[]
  readonly done: boolean
}

/** The passwords of one session, as their fields hold them: the unit's own, and the one the host wrote. */
export class Authentication {
  readonly master = new Uint8Array(PASSWORD_SIZE)
  readonly slave = new Uint8Array(PASSWORD_SIZE)
  /** The host has shown that it can do the sums. */
  done = false
  readonly #randomByte: RandomByte

  constructor(randomByte: RandomByte) {
    this.#randomByte = randomByte
  }

  /** A new session: a new challenge, and nobody has answered yet. */
  begin(): void {
    this.done = false
    this.slave.fill(0)
    this.#challenge()
  }

  /**
   * Takes a host's password. Right or wrong it stays readable; the unit answers the host's challenge only to a right one
   * (what real units do after a wrong one is assumed).
   *
   * @param header the first bytes of row 00
   * @param serial the serial number's field with its padding
   */
  take(password: Uint8Array, header: Uint8Array, serial: Uint8Array): void {
    this.slave.set(password)
    const base = passwordBase(header, serial)
    const right = answerTo(this.master, base)
    this.done = password[CHALLENGE_SIZE] === right[0] && password[CHALLENGE_SIZE + 1] === right[1]
    if (!this.done) return
    this.#challenge()
    this.master.set(answerTo(this.slave, base), CHALLENGE_SIZE)
  }

  save(): AuthenticationMemory {
    return { master: [...this.master], slave: [...this.slave], done: this.done }
  }

  load({ master, slave, done }: AuthenticationMemory): void {
    this.master.set(master)
    this.slave.set(slave)
    this.done = done
  }

  #challenge(): void {
    this.master.fill(0)
    for (let at = 0; at < CHALLENGE_SIZE; at++) this.master[at] = this.#randomByte() & 0xff
  }
}
