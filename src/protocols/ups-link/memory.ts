import type { StatusCause } from '../../../emulators/smart-ups/power/status-cause.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

/** `G`, the cause of the last transfer to battery. */
const TRANSFER_LETTER: { readonly [C in StatusCause]?: string } = {
  'high-input-voltage': 'H',
  'high-input-frequency': 'R',
  'low-input-frequency': 'R',
  'low-input-voltage': 'L',
  'distorted-input': 'T',
  'rapid-change-of-input-voltage': 'R',
  'automatic-test': 'S',
  'local-ui-command': 'S',
  'protocol-command': 'S',
}

/** The same as plain data. */
export interface MemoryData {
  readonly highest: number
  readonly lowest: number
  readonly offByLowBattery: boolean
  readonly places: readonly (readonly [string, number])[]
  readonly batteryText: string | null
}

/** What a port of this language knows beyond the unit's state: it begins when the port is opened. */
export class Memory {
  /** Highest and lowest input since each was asked for, volts. */
  highest: number
  lowest: number
  /** Ran into the end of its battery, until the output is back. */
  offByLowBattery = false
  /** Where in its list of values a setting stands: lists may hold a value twice. */
  readonly places = new Map<string, number>()
  /** What somebody has written into the battery date, when it is no date. */
  batteryText: string | undefined
  readonly #ups: SmartUps
  readonly #stop: () => void

  constructor(ups: SmartUps) {
    this.#ups = ups
    this.highest = ups.power.data.input.voltage
    this.lowest = this.highest
    this.#stop = ups.on((event) => {
      if (event.type === 'input') {
        this.highest = Math.max(this.highest, event.input.voltage)
        this.lowest = Math.min(this.lowest, event.input.voltage)
      }
      if (event.type !== 'state') return
      if (event.to === 'off') this.offByLowBattery = event.cause === 'low-battery-voltage'
      else this.offByLowBattery = false
    })
  }

  /** `G`; O as long as there was no transfer. */
  get lastTransfer(): string {
    const { lastTransfer } = this.#ups.power.data
    return lastTransfer ? (TRANSFER_LETTER[lastTransfer] ?? 'S') : 'O'
  }

  save(): MemoryData {
    const { highest, lowest, offByLowBattery, places, batteryText = null } = this
    return { highest, lowest, offByLowBattery, places: [...places], batteryText }
  }

  load({ places, batteryText, highest, lowest, offByLowBattery }: MemoryData): void {
    Object.assign(this, { highest, lowest, offByLowBattery })
    this.batteryText = batteryText ?? undefined
    this.places.clear()
    for (const [letter, place] of places) this.places.set(letter, place)
  }

  close(): void {
    this.#stop()
  }
}
