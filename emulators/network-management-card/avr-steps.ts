import type { SlotUnit } from '../smart-ups/slots/slot-card.ts'
import { type CardEvent, cardEvent } from './card-events.ts'

/** Steps of the AVR are no events of the unit: a card sees them come and go by looking. */
export class AvrSteps {
  /** Undefined: what it finds next is taken for what was there. */
  #tap: 'none' | 'boost' | 'trim' | undefined = 'none'

  /** What has changed since the last look. */
  follow({ power }: SlotUnit): readonly CardEvent[] {
    const tap = power.data.state === 'online' ? power.assessment.tap : 'none'
    const before = this.#tap ?? tap
    this.#tap = tap
    if (tap === before) return []
    return [
      ...(before === 'none' ? [] : [cardEvent(`${before}-cleared`)]),
      ...(tap === 'none' ? [] : [cardEvent(tap)]),
    ]
  }

  /** The unit is put back as it was at some time. */
  forget(): void {
    this.#tap = undefined
  }
}
