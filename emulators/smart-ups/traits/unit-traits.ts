import type { Firmware } from '../firmware/firmware.ts'
import type { UpsModel } from '../models/model.ts'
import { type Traits, traitsOf } from './index.ts'

/** The traits of a unit, looked up anew when it runs other firmware. */
export class UnitTraits {
  readonly #model: UpsModel
  #firmware: Firmware | undefined
  #traits: Traits | undefined

  constructor(model: UpsModel) {
    this.#model = model
  }

  /** What the unit tells of itself while it runs that firmware. */
  of(firmware: Firmware): Traits {
    if (!this.#traits || this.#firmware !== firmware) {
      this.#traits = traitsOf({ model: this.#model, line: firmware.lineId, version: firmware.version })
      this.#firmware = firmware
    }
    return this.#traits
  }
}
