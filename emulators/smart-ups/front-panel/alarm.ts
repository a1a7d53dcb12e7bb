/** What the beeper does, by rising priority (front panel dossier, section 5; the order is assumed). */
export const BEEPER_PATTERNS = [
  'silent',
  'replace-battery',
  'on-battery',
  'low-battery',
  'sustained',
] as const
export type BeeperPattern = (typeof BEEPER_PATTERNS)[number]

/** What there is to sound an alarm about. */
export interface AlarmConditions {
  readonly onBattery: boolean
  readonly lowBattery: boolean
  readonly overloaded: boolean
  readonly stopped: boolean
  readonly replaceBattery: boolean
}

/** What an alarm remembers. */
export interface AlarmData {
  readonly muted: BeeperPattern
  readonly continuousTest: boolean
}

/** Audible alarm: the pattern that the unit's condition asks for, and whether someone muted it. */
export class Alarm {
  /** The pattern muted; a new alarm sounds again. */
  #muted: BeeperPattern = 'silent'
  /** The continuous panel test runs. */
  continuousTest = false

  save(): AlarmData {
    return { muted: this.#muted, continuousTest: this.continuousTest }
  }

  load({ muted, continuousTest }: AlarmData): void {
    this.#muted = muted
    this.continuousTest = continuousTest
  }

  pattern(conditions: AlarmConditions): BeeperPattern {
    if (conditions.stopped || conditions.overloaded) return 'sustained'
    if (conditions.lowBattery) return 'low-battery'
    if (conditions.onBattery) return 'on-battery'
    return conditions.replaceBattery ? 'replace-battery' : 'silent'
  }

  isMuted(pattern: BeeperPattern): boolean {
    return pattern !== 'silent' && this.#muted === pattern
  }

  mute(pattern: BeeperPattern): void {
    this.#muted = pattern
    this.continuousTest = false
  }

  cancelMute(): void {
    this.#muted = 'silent'
  }

  /** The condition changed: forgets a mute that was for another alarm. */
  follow(pattern: BeeperPattern): void {
    if (this.#muted !== pattern) this.#muted = 'silent'
  }
}
