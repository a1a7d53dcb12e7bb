import type { SlotUnit } from '../../../emulators/smart-ups/slots/slot-card.ts'
import { EEPROM, valuesFor } from '../ups-link/eeprom.ts'

/** What a setting may be on that unit: a list where it is a list, or the ends of a range. */
export type Allowed = { readonly list: readonly number[] } | { readonly min: number; readonly max: number }

/**
 * The value that a unit takes for one that a manager wrote: the next one allowed in that direction; ends clamp (PowerNet-MIB).
 *
 * @param direction which way to go where the value itself is not allowed
 */
export function nearest(value: number, allowed: Allowed, direction: 'up' | 'down'): number {
  if (!('list' in allowed)) return Math.max(allowed.min, Math.min(allowed.max, value))
  const sorted = [...allowed.list].sort((a, b) => a - b)
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  if (value <= least) return least
  if (value >= most) return most
  return direction === 'up'
    ? sorted.find((each) => each >= value)!
    : sorted.findLast((each) => each <= value)!
}

/** What UPS-Link lists for a setting by its letter; nothing on units that do not speak it. */
function valuesOf(unit: SlotUnit, letter: string): readonly string[] {
  if (unit.model.serial !== 'ups-link') return []
  return valuesFor(EEPROM.find((known) => known.letter === letter)!, unit)
}

/** The list of a setting of a unit that speaks UPS-Link, by its letter; undefined on other units. */
export function listOf(unit: SlotUnit, letter: string): Allowed | undefined {
  const list = valuesOf(unit, letter).map(Number)
  return list.length > 0 ? { list } : undefined
}

/** The list as the card writes it: `253, 264, 271, 280 Vac`. */
export function listText(unit: SlotUnit, letter: string, measure: string): string {
  const values = valuesOf(unit, letter)
  return values.length > 1 ? `${values.join(', ')} ${measure}` : 'Not Configurable'
}
