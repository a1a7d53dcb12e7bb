import type { LineClock } from '../../line/line-clock.ts'
import type { Wire } from './wire.ts'

/** More than any unit says at once. */
const MOST_KEPT = 64 * 1024

/** What came over a wire, waited for piece by piece. */
export class Inbox {
  readonly #line: LineClock
  #bytes: Uint8Array = new Uint8Array(0)
  #arrived: () => void = () => {}

  constructor(wire: Pick<Wire, 'listen'>, line: LineClock) {
    this.#line = line
    wire.listen((bytes) => {
      this.#bytes = Uint8Array.from([...this.#bytes, ...bytes].slice(-MOST_KEPT))
      this.#arrived()
    })
  }

  clear(): void {
    this.#bytes = new Uint8Array(0)
  }

  /**
   * Waits until `find` sees what it looks for in what has come.
   *
   * @returns undefined when it does not within so many milliseconds
   */
  async until<T>(find: (bytes: Uint8Array) => T | undefined, withinMs: number): Promise<T | undefined> {
    const end = this.#line.now() + withinMs
    for (;;) {
      const found = find(this.#bytes)
      const left = end - this.#line.now()
      if (found !== undefined || left <= 0) return found
      await this.#more(left)
    }
  }

  #more(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#line.after(ms, resolve)
      this.#arrived = () => {
        cancel()
        resolve()
      }
    })
  }
}
