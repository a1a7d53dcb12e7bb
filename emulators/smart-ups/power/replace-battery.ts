import { daysSince2000 } from '../../clock/clock.ts'
import type { SmartUps } from '../smart-ups.ts'

/** How long a battery is expected to last. Four years: assumed from the dates that real units show. */
const BATTERY_LIFE_DAYS = 4 * 365

/** The day on which the battery is to be replaced, as the firmware reckons it, days since 2000-01-01. */
export function replaceBatteryOn({ clock, firmware, settings, slots }: SmartUps): number {
  const installedOn = settings.unit.batteryInstalledOn
  return firmware.decide.replaceBatteryOn(installedOn + BATTERY_LIFE_DAYS, {
    installedOn,
    today: daysSince2000(clock.now),
    managedByCard: [...slots.cards.values()].some(({ managesUnit }) => managesUnit === true),
  })
}
