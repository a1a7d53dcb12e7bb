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
  readonly lastTransfer: string
  readonly offByLowBattery: boolean
  readonly places: readonly (readonly [string, number])[]
  readonly batteryText: string | null
}

/** What a port of this language knows beyond the unit's state: it begins when the port is opened. */
export class Memory {
  /** Highest and lowest input since each was asked for, volts. */
  highest: number
  lowest: number
  /** `G`; O as long as there was none. */
  lastTransfer = 'O'
  /** Ran into the end of its battery, until the output is back. */
  offByLowBattery = false
  /** Where in its list of values a setting stands: lists may hold a value twice. */
  readonly places = new Map<string, number>()
  /** What somebody has written into the battery date, when it is no date. */
  batteryText: string | undefined
  readonly #stop: () => void

  constructor(ups: SmartUps) {
    this.highest = ups.power.data.input.voltage
    this.lowest = this.highest
    this.#stop = ups.on((event) => {
      if (event.type === 'input') {
        this.highest = Math.max(this.highest, event.input.voltage)
        this.lowest = Math.min(this.lowest, event.input.voltage)
      }
      if (event.type !== 'state') return
      if (event.to === 'on-battery') this.lastTransfer = TRANSFER_LETTER[event.cause] ?? 'S'
      if (event.to === 'off') this.offByLowBattery = event.cause === 'low-battery-voltage'
      else this.offByLowBattery = false
    })
  }

  save(): MemoryData {
    const { highest, lowest, lastTransfer, offByLowBattery, places, batteryText = null } = this
    return { highest, lowest, lastTransfer, offByLowBattery, places: [...places], batteryText }
  }

  load({ places, batteryText, ...plain }: MemoryData): void {
    Object.assign(this, plain)
    this.batteryText = batteryText ?? undefined
    this.places.clear()
    for (const [letter, place] of places) this.places.set(letter, place)
  }

  close(): void {
    this.#stop()
  }
}
