import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'
import { serialLanguage } from '../../wiring/serial-session.ts'
import type { Language } from './language.ts'
import type { MicrolinkLanguage } from './microlink-language.ts'
import { modbus } from './modbus-language.ts'
import { upsLink } from './ups-link-language.ts'

/** A port that a card has taken over. */
const none: Language = { read: () => undefined, killPower() {} }

/**
 * What software on the unit's own serial port has to speak now.
 *
 * @param microlink the software's own, since it remembers its session
 */
export function languageOf(ups: SmartUps, microlink: MicrolinkLanguage): Language {
  switch (serialLanguage(ups)) {
    case 'modbus':
      return modbus(ups)
    case 'microlink':
      return microlink
    case 'ups-link':
      return upsLink
    case 'none':
      return none
  }
}
