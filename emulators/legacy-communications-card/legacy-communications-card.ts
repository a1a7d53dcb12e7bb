import type { SlotCard } from '../smart-ups/smart-slot.ts'

/**
 * AP9620 Legacy Communications Card: gives a later unit the serial port and the USB port of the generation before. The
 * unit's own ports are dead while it is fitted, its outlet groups go on and off together only, and the panel no longer
 * offers them one by one. The card itself remembers nothing: its ports are views of the unit.
 */
export class LegacyCommunicationsCard implements SlotCard {
  readonly card = 'AP9620'
  readonly takesOverPorts = true

  insert(): void {}

  remove(): void {}

  step(): boolean {
    return false
  }

  nextDueAt(): number | undefined {
    return undefined
  }

  save(): null {
    return null
  }

  load(): void {}

  describe(): { card: 'AP9620' } {
    return { card: this.card }
  }
}
