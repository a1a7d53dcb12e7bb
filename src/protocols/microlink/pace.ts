/** Spaces out replies: the unit takes its time for each, one after the other, however fast a host asks. */
export class Pace {
  readonly #replyMs: number
  #busyUntil = Number.NEGATIVE_INFINITY

  /**
   * @param replyMs line milliseconds the unit takes for a reply
   * @throws RangeError when that is no time
   */
  constructor(replyMs: number) {
    this.#replyMs = milliseconds('replyMs', replyMs)
  }

  /** Line milliseconds after which the reply to a message of `atMs` is sent. */
  afterMs(atMs: number): number {
    this.#busyUntil = Math.max(atMs, this.#busyUntil) + this.#replyMs
    return this.#busyUntil - atMs
  }

  /** Line milliseconds from `atMs` until it has time for the next one. */
  busyMs(atMs: number): number {
    return Math.max(0, this.#busyUntil - atMs)
  }

  /** It is busy for so long from `atMs` on. */
  occupy(busyMs: number, atMs: number): void {
    this.#busyUntil = atMs + busyMs
  }
}

export function milliseconds(name: string, value: number): number {
  if (!(value >= 0 && Number.isFinite(value)))
    throw new RangeError(`${name} is ${value}; it must be milliseconds from 0`)
  return value
}
