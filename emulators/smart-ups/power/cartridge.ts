import type { SmartUps } from '../smart-ups.ts'

/** The cartridge of the unit as its firmware names it; undefined where no source names one for the model. */
export function cartridgeName({ model, firmware, traits }: SmartUps): string | undefined {
  const { cartridge } = model.battery
  if (!cartridge) return undefined
  return firmware.decide.shownText('cartridge', traits.renamedCartridges[cartridge] ?? cartridge)
}
