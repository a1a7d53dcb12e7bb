import type { WiredUnit } from '../unit/wired-unit.ts'

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

/** Of lines that go up and down on and on, the last times are kept. */
const KEPT = 1000

/**
 * Remembers which clients of a card were signalled what. The journal says it of the card as a whole; who had a cable
 * plugged in at that moment is known only then.
 */
export class SignalLog {
  readonly entries: Signalled[] = []
  readonly #device: WiredUnit
  readonly #stop: () => void
  /** Lines that are up, as `port signal`. */
  readonly #up = new Set<string>()

  constructor(device: WiredUnit) {
    this.#device = device
    this.#look()
    this.#stop = device.ups.onSettled(() => this.#look())
  }

  /** Takes no more notes. */
  close(): void {
    this.#stop()
  }

  /** `wanted`, when the client on that port has been signalled so; otherwise the strongest signal it has had. */
  signalledText(port: string, wanted: string): string {
    const signals = this.entries.filter((entry) => entry.port === port).map(({ signal }) => signal as string)
    if (signals.includes(wanted)) return wanted
    return SIGNALS.findLast((signal) => signals.includes(signal)) ?? 'nothing'
  }

  #look(): void {
    for (const { name, lines } of this.#device.ups.slots.signalPorts) {
      this.#note(name, 'on-battery', lines.connected && lines.onBattery)
      this.#note(name, 'low-battery', lines.connected && lines.lowBattery)
    }
  }

  #note(port: string, signal: Signal, up: boolean): void {
    const key = `${port} ${signal}`
    if (up && !this.#up.has(key)) {
      this.entries.push({ port, signal, at: this.#device.ups.clock.now })
      if (this.entries.length > KEPT) this.entries.shift()
    }
    if (up) this.#up.add(key)
    else this.#up.delete(key)
  }
}
