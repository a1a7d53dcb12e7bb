import { HOUR, SECOND, type Timer } from '../../../emulators/clock/clock.ts'
import type { Fault } from '../../../emulators/smart-ups/faults.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Memory } from './memory.ts'

const ON_BATTERY_EVERY_MS = 30 * SECOND
const REPLACE_EVERY_MS = 5 * HOUR
const EEPROM_AFTER_MS = 5 * SECOND

interface Conditions {
  readonly onBattery: boolean
  readonly low: boolean
  readonly abnormal: boolean
  readonly replace: boolean
}

/** What has been said, and when it will be said again: device ms, 0 for not at all. */
export interface AlertsData {
  readonly before: Conditions
  readonly onBatteryAgainAt: number | null
  readonly replaceAgainAt: number | null
  readonly eepromAt: number | null
}

const NO_CONDITIONS: Conditions = { onBattery: false, low: false, abnormal: false, replace: false }

/** What `?` announces: the bits of register 3 (`8`) that are faults, and an overload. */
const ABNORMAL: readonly Fault[] = [
  'output-overload',
  'output-relay',
  'bypass-relay',
  'charger',
  'overtemperature',
]

/** The single characters a unit says unasked. Conditions are followed always, so that none is late. */
export class Alerts {
  readonly #ups: SmartUps
  readonly #memory: Memory
  readonly #say: (alert: string) => void
  readonly #firstRepeatMs: number
  readonly #stop: () => void
  #before: Conditions
  #onBatteryAgainAt: number | null = null
  #replaceAgainAt: number | null = null
  #eepromAt: number | null = null
  #timer: Timer | undefined

  /**
   * @param say sends one character, when the port is in smart mode
   * @param firstRepeatMs after which the first `!` of an outage is repeated
   */
  constructor(
    ups: SmartUps,
    memory: Memory,
    say: (alert: string) => void,
    firstRepeatMs = ON_BATTERY_EVERY_MS,
  ) {
    this.#firstRepeatMs = firstRepeatMs
    this.#ups = ups
    this.#memory = memory
    this.#say = say
    this.#before = this.#conditions(NO_CONDITIONS)
    // What has been going on since before somebody listened is repeated to him as well.
    const { onBattery, low, replace } = this.#before
    if (onBattery && !low) this.#onBatteryAgainAt = ups.clock.now + ON_BATTERY_EVERY_MS
    if (replace) this.#replaceAgainAt = ups.clock.now + REPLACE_EVERY_MS
    this.#plan()
    this.#stop = ups.onSettled(() => this.#follow())
  }

  /** A setting was edited through this port. */
  eepromChanged(): void {
    this.#eepromAt = this.#ups.clock.now + EEPROM_AFTER_MS
    this.#plan()
  }

  save(): AlertsData {
    return {
      before: this.#before,
      onBatteryAgainAt: this.#onBatteryAgainAt,
      replaceAgainAt: this.#replaceAgainAt,
      eepromAt: this.#eepromAt,
    }
  }

  load({ before, onBatteryAgainAt, replaceAgainAt, eepromAt }: AlertsData): void {
    this.#before = before
    this.#onBatteryAgainAt = onBatteryAgainAt
    this.#replaceAgainAt = replaceAgainAt
    this.#eepromAt = eepromAt
    this.#plan()
  }

  close(): void {
    this.#stop()
    this.#timer?.cancel()
  }

  #conditions(before: Conditions): Conditions {
    const { power, status, faults } = this.#ups
    // An output that went off in an outage does not end it: `$` and `+` come with the mains.
    const dark = !power.inputOk && power.data.state === 'off'
    return {
      onBattery: power.data.state === 'on-battery' || (dark && before.onBattery),
      low: status.lowUntilCharged || (dark && before.low),
      abnormal: this.#memory.offByLowBattery || ABNORMAL.some((fault) => faults.has(fault)),
      replace: faults.has('needs-replacement'),
    }
  }

  #follow(): void {
    const { now } = this.#ups.clock
    const before = this.#before
    const is = this.#conditions(before)
    this.#before = is
    if (is.onBattery !== before.onBattery) {
      this.#say(is.onBattery ? '!' : '$')
      this.#onBatteryAgainAt = is.onBattery ? now + this.#firstRepeatMs : null
    }
    if (is.low !== before.low) this.#say(is.low ? '%' : '+')
    // Once the battery is low, or the output off, nothing more is said of the outage.
    if (is.low || this.#ups.power.data.state !== 'on-battery') this.#onBatteryAgainAt = null
    if (is.abnormal !== before.abnormal) this.#say(is.abnormal ? '?' : '=')
    if (is.replace !== before.replace) this.#replaceAgainAt = is.replace ? now : null
    this.#repeat(now)
    this.#plan()
  }

  #repeat(now: number): void {
    if (due(this.#onBatteryAgainAt, now)) {
      this.#say('!')
      this.#onBatteryAgainAt = now + ON_BATTERY_EVERY_MS
    }
    if (due(this.#replaceAgainAt, now)) {
      this.#say('#')
      this.#replaceAgainAt = now + REPLACE_EVERY_MS
    }
    if (due(this.#eepromAt, now)) {
      this.#say('|')
      this.#eepromAt = null
    }
  }

  /** Planned anew whenever the unit settles, so that a restored snapshot, whose clock forgets timers, goes on. */
  #plan(): void {
    this.#timer?.cancel()
    const { clock } = this.#ups
    const times = [this.#onBatteryAgainAt, this.#replaceAgainAt, this.#eepromAt].filter((at) => at !== null)
    if (times.length === 0) return
    this.#timer = clock.after(Math.min(...times) - clock.now, 'UPS-Link alert', () => this.#follow())
  }
}

function due(at: number | null, now: number): boolean {
  return at !== null && now >= at
}
