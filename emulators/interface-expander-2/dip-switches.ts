/** How the card ends an outage (AP9607 manual; FA233876 names Confirmed and Timer for the AP9624). */
export const CARD_MODES = ['confirmed', 'timer', 'until-low-battery'] as const
export type CardMode = (typeof CARD_MODES)[number]

/** What the DIP switches come to. */
export interface CardSettings {
  readonly mode: CardMode
  /** Timer mode: seconds on battery before the shutdown starts. */
  readonly timerSeconds: number
  /** How long Low Battery is signalled before the card shuts the UPS down, seconds. */
  readonly lowBatterySignalSeconds: number
  /** Switch 4: do not wait for a client on the UPS's own port. */
  readonly advancedPortAlwaysConfirmed: boolean
}

/** Eight switches, 1 first, `1` up and `0` down. All down is how the card ships. */
export const FACTORY_DIP = '00000000'

/**
 * Switches 1 to 3. Only 000 is sourced; the table of the others is in no reachable document, so the timer values
 * and their order are assumed. A lab file may give the resolved settings instead.
 */
const MODES: readonly (readonly [string, CardMode, number])[] = [
  ['000', 'confirmed', 0],
  ['001', 'timer', 30],
  ['010', 'timer', 60],
  ['011', 'timer', 120],
  ['100', 'timer', 300],
  ['101', 'timer', 600],
  ['110', 'timer', 1200],
  ['111', 'until-low-battery', 0],
]

/** Switches 5 and 6, seconds; 7 and 8 taken as reserved. Assumed, for the same want of a source. */
const SIGNAL_SECONDS: readonly (readonly [string, number])[] = [
  ['00', 120],
  ['01', 300],
  ['10', 480],
  ['11', 720],
]

export class DipError extends RangeError {
  constructor(given: string) {
    super(
      `DIP switches ${JSON.stringify(given)}: eight digits 0 (down) or 1 (up), switch 1 first, such as ${FACTORY_DIP}`,
    )
    this.name = 'DipError'
  }
}

export function readDip(dip: string): CardSettings {
  if (typeof dip !== 'string' || !/^[01]{8}$/.test(dip)) throw new DipError(dip)
  const [, mode, timerSeconds] = MODES.find(([switches]) => switches === dip.slice(0, 3))!
  const [, lowBatterySignalSeconds] = SIGNAL_SECONDS.find(([switches]) => switches === dip.slice(4, 6))!
  return { mode, timerSeconds, lowBatterySignalSeconds, advancedPortAlwaysConfirmed: dip[3] === '1' }
}

/** The switches that come closest to `settings`; for display where only resolved settings were given. */
export function dipFor(settings: CardSettings): string {
  const { mode, timerSeconds, lowBatterySignalSeconds, advancedPortAlwaysConfirmed } = settings
  const row = MODES.find(
    ([, name, seconds]) => name === mode && (name !== 'timer' || seconds >= timerSeconds),
  )
  const signal = SIGNAL_SECONDS.find(([, seconds]) => seconds >= lowBatterySignalSeconds)
  return `${row?.[0] ?? '110'}${advancedPortAlwaysConfirmed ? 1 : 0}${signal?.[0] ?? '11'}00`
}
