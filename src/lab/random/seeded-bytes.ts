import { seeded } from '../../ports/faults/seeded.ts'

/** Bytes drawn from a bench's seed, another sequence for each name, so that a run can be repeated. */
export class SeededBytes {
  readonly #seed: number
  #random: () => number
  #drawn = 0

  constructor(seed: number, name: string) {
    let mixed = seed >>> 0
    for (let at = 0; at < name.length; at++) mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193) >>> 0
    this.#seed = mixed
    this.#random = seeded(mixed)
  }

  readonly next = (): number => {
    this.#drawn++
    return Math.floor(this.#random() * 256)
  }

  /** How many have been drawn; set, the sequence goes on as after that many. */
  get drawn(): number {
    return this.#drawn
  }

  set drawn(drawn: number) {
    this.#random = seeded(this.#seed, drawn)
    this.#drawn = drawn
  }
}
