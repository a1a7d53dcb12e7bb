import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'

/** What a family of units understands. */
export interface Traits {
  /** Characters listed in `a`. */
  readonly listed: string
  /** Queries that it answers without listing them. */
  readonly unlisted: string
}

/** What every unit of the third generation has. Control characters: model, turn on, capabilities. */
const ALL = "\u0001\u000e\u001a'+-789>@ABCDEFGKLMNOPQRSUVWXYZabcefgjklmnopqrsuxyz~"

const SU: Traits = { listed: `${ALL}0d`, unlisted: '' }
const SUA: Traits = { listed: `${ALL}0`, unlisted: '/' }
const SURT: Traits = { listed: `${ALL}0\\^`, unlisted: '' }
/** A user of an AP9620 saw `\` listed. */
const AP9620: Traits = { listed: `${ALL}0\\`, unlisted: '' }

export function traitsOf({ family }: Pick<UpsModel, 'family'>): Traits {
  if (family === 'SU') return SU
  if (family === 'SUA') return SUA
  return family === 'SURT' ? SURT : AP9620
}

/** Alerts a unit may send, as `a` lists them. */
const ALERTS = '!$%+?=#|'

/** `a`: protocol version, alerts, commands. */
export function protocolInformation(traits: Traits): string {
  return `3.${ALERTS}.${traits.listed}`
}
