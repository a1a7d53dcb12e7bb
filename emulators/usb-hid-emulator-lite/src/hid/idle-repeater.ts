/** Runs something later: the clock of whoever uses the device. */
export interface UsbClock {
  after(delayMs: number, name: string, action: () => void): { cancel(): void }
}

/** Repeats input reports at the rate a host has set (HID 1.11, section 7.2.4). */
export class IdleRepeater {
  readonly #clock: UsbClock | undefined
  readonly #repeat: (id: number) => void
  readonly #timers = new Map<number, { cancel(): void }>()

  constructor(clock: UsbClock | undefined, repeat: (id: number) => void) {
    this.#clock = clock
    this.#repeat = repeat
  }

  /** Repeats these reports each `ms`; 0 ends that. */
  set(ids: readonly number[], ms: number): void {
    for (const id of ids) {
      this.#timers.get(id)?.cancel()
      this.#timers.delete(id)
      if (ms > 0) this.#schedule(id, ms)
    }
  }

  stop(): void {
    for (const timer of this.#timers.values()) timer.cancel()
    this.#timers.clear()
  }

  #schedule(id: number, ms: number): void {
    const timer = this.#clock?.after(ms, `HID idle of report ${id}`, () => {
      this.#schedule(id, ms)
      this.#repeat(id)
    })
    if (timer) this.#timers.set(id, timer)
  }
}
