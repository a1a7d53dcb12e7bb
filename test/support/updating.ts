import type { UpdateWay } from '../../emulators/smart-ups/firmware/circumstances.ts'
import type { SlotCard } from '../../emulators/smart-ups/slots/slot-card.ts'
import { type UnitUnderTest, unit } from './unit.ts'

/** A card that manages the unit it is in, as a network management card does. */
export const managingCard: SlotCard = {
  card: 'AP9630',
  managesUnit: true,
  insert() {},
  remove() {},
  step: () => false,
  nextDueAt: () => undefined,
  save: () => null,
  load() {},
  describe: () => ({}),
}

/** Longer than any update takes, seconds. */
export const WHOLE_UPDATE = 3600

/** A unit of a line with a version on it; of another model than SMT1500RM2U when given. */
export function unitAt(lineId: number, version: string, model = 'SMT1500RM2U'): UnitUnderTest {
  return unit({ model, lineId, version })
}

/** Sends a unit a version, puts a card in where one is needed, and waits until it is over. */
export function updateTo({ ups, pass }: UnitUnderTest, version: string, via: UpdateWay = 'serial'): void {
  if (via === 'smartslot') ups.fit(managingCard)
  ups.update.start({ version, via })
  pass(WHOLE_UPDATE)
}
