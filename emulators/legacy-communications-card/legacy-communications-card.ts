import type { SlotCard } from '../smart-ups/slots/slot-card.ts'

/**
 * AP9620 Legacy Communications Card: gives a later unit the serial port and the USB port of the generation before. The
 * unit's own ports are dead while it is fitted, its outlet groups go on and off together only, and the panel no longer
 * offers them one by one. The card itself remembers nothing: its ports are views of the unit.
 */
export class LegacyCommunicationsCard implements SlotCard {
  readonly card = 'AP9620'
  readonly takesOverPorts = true
  /** Version and ID of its own firmware, as its USB port reports them. */
  readonly firmware = 'LCC 03.1 / ID=5004'
  /** Product string of its USB port. */
  readonly product = `Legacy Communication Card FW:${this.firmware}`

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
