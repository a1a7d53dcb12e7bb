import type { Cable, HostInput } from './cables.ts'

/** The port's own lines: what the card or the unit signals. */
export interface PortLines {
  readonly onBattery: boolean
  readonly lowBattery: boolean
}

export type HostLines = Readonly<Record<HostInput, boolean>>

/** A simple-signaling port with a cable in it: the port's lines on one side, a host's modem lines on the other. */
export class SimplePort {
  readonly #cable: Cable
  readonly #read: () => PortLines
  readonly #raise: (high: boolean) => void
  #dtr = false
  #rts = false

  /**
   * @param read the port's lines now
   * @param raise moves the port's shutdown line
   */
  constructor(cable: Cable, read: () => PortLines, raise: (high: boolean) => void) {
    this.#cable = cable
    this.#read = read
    this.#raise = raise
  }

  /** What the host reads. */
  get inputs(): HostLines {
    const { onBattery, lowBattery, powered, enabled } = this.#cable
    const lines = this.#read()
    const awake = this.#holds(enabled)
    const asserted = new Set<HostInput>([
      ...(lines.onBattery && awake ? onBattery : []),
      ...(lines.lowBattery && awake && this.#holds(powered) ? lowBattery : []),
    ])
    return {
      cts: asserted.has('cts'),
      dsr: asserted.has('dsr'),
      dcd: asserted.has('dcd'),
      ri: asserted.has('ri'),
    }
  }

  /** The host sets its lines. */
  set(lines: { readonly dtr?: boolean; readonly rts?: boolean }): void {
    this.#dtr = lines.dtr ?? this.#dtr
    this.#rts = lines.rts ?? this.#rts
    const { shutdown } = this.#cable
    if (shutdown) this.#raise(shutdown === 'dtr' ? this.#dtr : this.#rts)
  }

  #holds(line: 'dtr' | 'rts' | undefined): boolean {
    if (line === undefined) return true
    return line === 'dtr' ? this.#dtr : this.#rts
  }
}
