import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'

/** What a family of units understands. */
export interface Traits {
  /** Characters listed in `a`. */
  readonly listed: string
  /** What it answers to without listing it. */
  readonly unlisted: string
}

/** What every unit of the third generation has. Control characters: model, turn on, capabilities. */
const ALL = "\u0001\u000e\u001a'+-789>@ABCDEFGKLMNOPQRSUVWXYZabcefgjklmnopqrsuxyz~"
/** No list that was seen has DEL, yet every unit takes it. */
const DELETE = '\u007f'

const SU: Traits = { listed: `${ALL}0d`, unlisted: DELETE }
/** Three registers whose meaning nobody knows. */
const SU1000: Traits = { listed: `${ALL}0456d`, unlisted: DELETE }
const SUA: Traits = { listed: `${ALL}0`, unlisted: `${DELETE}/` }
/** SURT units list four control characters that nobody has an explanation for. They answer NA to them: assumed. */
const SURT: Traits = { listed: `\u0005\u0009\u0014\u0016${ALL}0\\^`, unlisted: DELETE }
/** Units that speak UPS-Link through a card only: a user of the Legacy Communications Card saw 0x05 and `\` listed. */
const BEHIND_CARD: Traits = { listed: `\u0005${ALL}0\\`, unlisted: DELETE }

export function traitsOf({ family, voltAmperes }: Pick<UpsModel, 'family' | 'voltAmperes'>): Traits {
  if (family === 'SU') return voltAmperes === 1000 ? SU1000 : SU
  if (family === 'SUA') return SUA
  return family === 'SURT' ? SURT : BEHIND_CARD
}

/** Alerts a unit may send, as `a` lists them. */
const ALERTS = '!$%+?=#|'

/** `a`: protocol version, alerts, commands. */
export function protocolInformation(traits: Traits): string {
  return `3.${ALERTS}.${traits.listed}`
}
