import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import { parseDate } from './format.ts'
import type { UnitPort } from './unit-port.ts'

/** Settings that take eight characters after `-`; NUT fills them up with carriage returns, apcupsd with blanks. */
export const TEXTS: Readonly<Record<string, (port: UnitPort, text: string) => void>> = {
  c: ({ ups }, text) => ups.settings.setUnit('name', text),
  x: ({ ups, memory }, text) => {
    const day = parseDate(text)
    memory.batteryText = day === undefined ? text : undefined
    if (day !== undefined) ups.settings.setUnit('batteryInstalledOn', day)
  },
}

/** Writes a text setting. @returns false when the unit does not take it */
export function writeText(letter: string, port: UnitPort, typed: string): boolean {
  try {
    TEXTS[letter]!(port, typed.replace(/[\r ]+$/, ''))
    return true
  } catch (error) {
    if (error instanceof SettingError) return false
    throw error
  }
}
