import type { Firmware } from '../firmware/firmware.ts'
import type { KnownFirmware } from '../firmware/known.ts'
import type { UpsModel } from '../models/model.ts'
import { type Traits, traitsOf } from './index.ts'

/** Traits by what is known, model, line and version: units alike share them. */
const SHARED = new WeakMap<KnownFirmware, WeakMap<UpsModel, Map<string, Traits>>>()
/** More than any model has versions. */
const MOST_SHARED = 200

function shared(model: UpsModel, { lineId, version, known: knowledge }: Firmware): Traits {
  const models = SHARED.get(knowledge) ?? new WeakMap<UpsModel, Map<string, Traits>>()
  SHARED.set(knowledge, models)
  const ofModel = models.get(model) ?? new Map<string, Traits>()
  models.set(model, ofModel)
  const key = `${lineId} ${version}`
  const known = ofModel.get(key) ?? traitsOf({ model, line: lineId, version }, knowledge.rules)
  if (ofModel.size >= MOST_SHARED) ofModel.clear()
  ofModel.set(key, known)
  return known
}

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
      this.#traits = shared(this.#model, firmware)
      this.#firmware = firmware
    }
    return this.#traits
  }
}
