import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { serialLanguage } from '../../serial-session.ts'
import type { Language } from './language.ts'
import { modbus } from './modbus-language.ts'
import { upsLink } from './ups-link-language.ts'

/** Nothing a scripted host understands: Microlink, or a port that a card has taken over. */
const unknown: Language = { read: () => undefined, killPower() {} }

/** What software on the unit's own serial port has to speak now. */
export function languageOf(ups: SmartUps): Language {
  const language = serialLanguage(ups)
  if (language === 'modbus') return modbus(ups)
  return language === 'ups-link' ? upsLink : unknown
}
