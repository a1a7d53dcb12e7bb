import { MINUTE, SECOND } from '../clock/clock.ts'
import type { BeeperPattern } from './front-panel/alarm.ts'
import type { SmartUps } from './smart-ups.ts'

/** Green mode comes back this long after a transfer or test (observed on an SRT). */
const GREEN_AFTER_MS = 5 * MINUTE

/** UPS-Link `k` = `T`. */
const LONG_ALARM_DELAY_MS = 30 * SECOND

/** Conditions that several parts of the unit add up to; each is a bit somewhere in every protocol. */
export class UnitStatus {
  readonly #ups: SmartUps

  constructor(ups: SmartUps) {
    this.#ups = ups
  }

  /** Runtime is at or below the warning, on battery. */
  get lowBattery(): boolean {
    const { power, settings } = this.#ups
    if (power.data.state !== 'on-battery') return false
    return power.runtimeMs <= settings.unit.lowRuntimeWarning * SECOND
  }

  /**
   * The battery is low, and on line still is while it has not been charged enough: as UPS-Link tells it. HID and Modbus tell it
   * on battery only (application note 178).
   */
  get lowUntilCharged(): boolean {
    const { power, settings, traits } = this.#ups
    const { state } = power.data
    if (!traits.lowBatteryUntilCharged || (state !== 'online' && state !== 'bypass')) return this.lowBattery
    return power.runtimeMs <= settings.unit.lowRuntimeWarning * SECOND
  }

  /** The output is about to go off (status bit 9): a whole turn-off runs, or the mains are gone. */
  get pendingOff(): boolean {
    const { power, outlets } = this.#ups
    return outlets.wholeTurnOffPending || power.onBatterySince !== undefined
  }

  /** The output is off and will come back (status bit 8). */
  get pendingOn(): boolean {
    const { power, outlets } = this.#ups
    return (
      power.data.state === 'off' && outlets.groups.some(({ process }) => process && process.kind !== 'off')
    )
  }

  /** Simple signaling (register 18 bit 0): complement of an acceptable input, whatever the output does. */
  get powerFailure(): boolean {
    return !this.#ups.power.inputOk
  }

  /**
   * Simple signaling (register 18 bit 1): low runtime with the output about to go off, or the turn-off countdown of
   * the main group, or of the group last commanded where there is no main group.
   */
  get shutdownImminent(): boolean {
    const { outlets } = this.#ups
    if (this.pendingOff && this.lowBattery) return true
    const reportingGroup =
      outlets.get('MOG') ?? (outlets.lastCommanded ? outlets.get(outlets.lastCommanded) : undefined)
    return reportingGroup?.turnOffPending ?? false
  }

  get highEfficiency(): boolean {
    const { power, settings, clock } = this.#ups
    if (!settings.unit.greenMode || power.data.state !== 'online' || power.assessment.tap !== 'none')
      return false
    const { since } = power.data
    return since === null || clock.now - since >= GREEN_AFTER_MS
  }

  /** A pack cannot be reached, as when two have one ID, and the firmware makes an alarm of it. */
  get packIdAlarm(): boolean {
    return this.#ups.traits.packIdAlarms && this.#ups.faults.has('communication')
  }

  get beeper(): BeeperPattern {
    const { alarm, faults, power, settings } = this.#ups
    if (!settings.unit.audibleAlarm) return 'silent'
    return alarm.pattern({
      onBattery: this.#beepsOnBattery,
      lowBattery: this.lowBattery,
      overloaded: faults.has('output-overload'),
      stopped: (power.data.stopped && this.#ups.firmware.decide.alarmsSound(faults.real)) || this.packIdAlarm,
      replaceBattery: faults.has('needs-replacement') || faults.has('disconnected'),
    })
  }

  /** The alarm delay is over, where there is one. */
  get #beepsOnBattery(): boolean {
    const { power, settings, clock } = this.#ups
    if (power.onBatterySince === undefined) return false
    const { alarmDelay } = settings.unit
    if (alarmDelay === 'short') return true
    return alarmDelay === 'long' && clock.now - power.onBatterySince >= LONG_ALARM_DELAY_MS
  }

  get beeperMuted(): boolean {
    return this.#ups.alarm.isMuted(this.beeper)
  }
}
