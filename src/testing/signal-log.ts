import type { Device } from '../lab/device.ts'

/** The lines by which a Basic port tells its client. */
export const SIGNALS = ['on-battery', 'low-battery'] as const
export type Signal = (typeof SIGNALS)[number]

/** A line of a Basic port that went up while a client was plugged in. */
export interface Signalled {
  readonly port: string
  readonly signal: Signal
  /** Device time, ms. */
  readonly at: number
}

/**
 * Remembers which clients of an AP9624 were told what. The journal says it of the card as a whole; who had a cable
 * plugged in at that moment is known only then.
 */
export class SignalLog {
  readonly entries: Signalled[] = []
  readonly #device: Device
  /** Lines that are up, as `port signal`. */
  readonly #up = new Set<string>()

  constructor(device: Device) {
    this.#device = device
    this.#look()
    device.ups.onSettled(() => this.#look())
  }

  #look(): void {
    for (const { name, data } of this.#device.expander?.ports ?? []) {
      this.#note(name, 'on-battery', data.connected && data.onBattery)
      this.#note(name, 'low-battery', data.connected && data.lowBattery)
    }
  }

  #note(port: string, signal: Signal, up: boolean): void {
    const key = `${port} ${signal}`
    if (up && !this.#up.has(key)) this.entries.push({ port, signal, at: this.#device.ups.clock.now })
    if (up) this.#up.add(key)
    else this.#up.delete(key)
  }
}
