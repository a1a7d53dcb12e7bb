import { MINUTE, SECOND } from '../../clock/clock.ts'
import type { Source } from '../commands.ts'
import type { Faults } from '../faults.ts'
import { STOPPING_FAULTS } from '../faults.ts'
import type { Decisions } from '../firmware/decisions.ts'
import type { UpsModel } from '../models/model.ts'
import type { Outlets } from '../outlets/outlets.ts'
import type { Settings } from '../settings/settings.ts'
import type { Traits } from '../traits/index.ts'
import { type AcInput, assessInput, type InputAssessment } from './ac-input.ts'
import type { Battery, Flow } from './battery.ts'
import { drawnWatts, type LoadWatts } from './load.ts'
import { CAUSE_OF_COMMAND, type StatusCause } from './status-cause.ts'

export const OUTPUT_STATES = ['online', 'on-battery', 'bypass', 'off', 'fault'] as const
export type OutputState = (typeof OUTPUT_STATES)[number]

/** The electronics stay awake this long on battery once the output is off without AC (SMT, SMX and SRT manuals). */
export const LOGIC_HOLD_MS = 10 * MINUTE
/** Above this share of the rating the output counts as overloaded (SRT manual). */
export const OVERLOAD_PERCENT = 105
/** Power supplies ride out gaps up to this long (ITIC curve). */
const RIDDEN_OUT_MS = 20
const TRANSFERS: ReadonlySet<string> = new Set(['online on-battery', 'on-battery online'])
/** How long inverter and battery carry an overload before the output goes off. Assumed. */
const OVERLOAD_HOLD_MS = 10 * SECOND

export interface PowerData {
  input: AcInput
  state: OutputState
  /** Register 2, and when the state last changed; null: longer ago than anybody looks back. */
  cause: StatusCause
  since: number | null
  /** When a good input counts as good; null while it is bad. */
  qualifiedAt: number | null
  bypassCommanded: boolean
  /** The step that the AVR has taken; it leaves it late. */
  avrStep: number
  /** Null while there is none. */
  overloadSince: number | null
  /** A stopped output stays stopped until faults are cleared or the unit is turned on again. */
  stopped: boolean
  awake: boolean
  /** When the electronics go dark without AC; null while they have a supply. */
  darkAt: number | null
  energyWh: number
  energyAt: number
  /** Transfers to battery so far, and why the last one was; null as long as there was none. */
  transfers: number
  lastTransfer: StatusCause | null
  /** Time on battery before the present one, ms. */
  onBatteryMs: number
  /** When the output last had no supply for longer than loads ride out, and for how long, ms; null when it never had. */
  gap: { readonly at: number; readonly ms: number } | null
}

export interface PowerContext {
  readonly now: () => number
  readonly model: UpsModel
  readonly traits: () => Traits
  readonly settings: Settings
  readonly battery: Battery
  readonly outlets: Outlets
  readonly faults: Faults
  readonly decide: () => Decisions
  /** A battery test wants the load on the battery. */
  readonly testing: () => boolean
  /** New firmware is being installed: the electronics run none. */
  readonly updating: () => boolean
}

/** Where the output's power comes from, and what that does to battery, electronics and counters. */
export class PowerPath {
  readonly #context: PowerContext
  /** How long the input must be good before the unit transfers back, in ms. No source tells: 0, overridable. */
  qualificationMs = 0
  load: LoadWatts
  data: PowerData
  #nextCause: StatusCause | undefined
  #assessment: InputAssessment | undefined

  constructor(context: PowerContext, load: LoadWatts) {
    this.#context = context
    this.load = load
    const { model } = context
    const now = context.now()
    this.data = {
      input: { voltage: model.nominalVoltage, frequency: model.nominalFrequency, distorted: false },
      state: 'online',
      cause: 'acceptable-input',
      // A unit put on the bench has been running for long.
      since: null,
      qualifiedAt: now,
      bypassCommanded: false,
      avrStep: 0,
      overloadSince: null,
      stopped: false,
      awake: true,
      darkAt: null,
      energyWh: 0,
      energyAt: now,
      transfers: 0,
      lastTransfer: null,
      onBatteryMs: 0,
      gap: null,
    }
  }

  /** What the unit makes of its input at this moment. */
  get assessment(): InputAssessment {
    if (!this.#assessment) {
      const { model, settings, traits, decide } = this.#context
      this.#assessment = assessInput(
        { input: this.data.input, model, settings: settings.unit, stepBefore: this.data.avrStep ?? 0 },
        traits(),
        decide(),
      )
      this.data.avrStep = this.#assessment.step
    }
    return this.#assessment
  }

  /** Settings or input changed: look at the input afresh. */
  forgetAssessment(): void {
    this.#assessment = undefined
  }

  /** The electronics have a supply, whether they run or not. */
  get hasSupply(): boolean {
    return this.data.darkAt === null || this.#context.now() < this.data.darkAt
  }

  /** The input is good and has been for long enough. */
  get inputOk(): boolean {
    const { qualifiedAt } = this.data
    return qualifiedAt !== null && this.#context.now() >= qualifiedAt
  }

  /** Watts drawn from the output now. */
  get watts(): number {
    if (this.data.state === 'off' || this.data.state === 'fault') return 0
    return drawnWatts(this.load, (group) => this.#context.outlets.isOn(group))
  }

  /** Watts the load would draw with every group on. */
  get wattsAllOn(): number {
    return drawnWatts(this.load, () => true)
  }

  /** Milliseconds of battery left at the present load. */
  get runtimeMs(): number {
    return this.#context.battery.remainingMs(this.watts)
  }

  /** Watt-hours delivered so far. */
  get energyWh(): number {
    return this.data.energyWh + (this.watts * (this.#context.now() - this.data.energyAt)) / (60 * MINUTE)
  }

  /** Time on battery so far, ms. */
  get onBatteryMs(): number {
    const { state, since, onBatteryMs = 0 } = this.data
    return onBatteryMs + (state === 'on-battery' && since !== null ? this.#context.now() - since : 0)
  }

  get overloaded(): boolean {
    return this.watts > (this.#context.model.watts * OVERLOAD_PERCENT) / 100
  }

  get onBatterySince(): number | undefined {
    return this.data.state === 'on-battery' && !this.inputOk ? (this.data.since ?? undefined) : undefined
  }

  /** There is something to feed the output from, and nothing forbids it. */
  get canFeed(): boolean {
    if (this.data.stopped || this.#darkAsleep) return false
    return this.inputOk || (this.#context.battery.fraction > 0 && !this.#context.faults.has('disconnected'))
  }

  /** The electronics went dark in a sleep, which then never ends. */
  get #darkAsleep(): boolean {
    const { outlets, decide } = this.#context
    return !this.data.awake && outlets.sleeping && !decide().staysAwakeAsleep()
  }

  /** Adds up the energy so far; call before anything that changes the load. */
  settleEnergy(): void {
    this.data.energyWh = this.energyWh
    this.data.energyAt = this.#context.now()
  }

  /** Goes into or out of bypass; false on units without one, and into it but from on line, as the panel offers it. */
  commandBypass(on: boolean, source: Source): boolean {
    if (!this.#context.traits().bypass) return false
    const { state } = this.data
    if (on && state !== 'online' && state !== 'bypass') return false
    this.data.bypassCommanded = on
    this.explain(CAUSE_OF_COMMAND[source])
    return true
  }

  /** An outlet was switched by a command, or came back by itself. */
  switched(source: Source, returned: boolean): void {
    const commanded = this.#context.decide().causeOfCommand(CAUSE_OF_COMMAND[source], source)
    this.explain(returned ? 'automatic-restart' : commanded)
  }

  /** Why the next change of state will have happened. */
  explain(cause: StatusCause): void {
    this.#nextCause = cause
  }

  step(): boolean {
    const changed = [
      this.#qualify(),
      this.#watchOverload(),
      this.#watchFaults(),
      this.#deplete(),
      this.#transfer(),
    ]
    this.#context.battery.setFlow(this.#flow())
    changed.push(this.#powerLogic())
    return changed.includes(true)
  }

  /** When time alone will change something. */
  nextDueAt(): number | undefined {
    const now = this.#context.now()
    const dues: number[] = []
    const { qualifiedAt, darkAt, overloadSince, awake } = this.data
    if (qualifiedAt !== null) dues.push(qualifiedAt)
    if (darkAt !== null && awake) dues.push(darkAt)
    if (overloadSince !== null) dues.push(overloadSince + OVERLOAD_HOLD_MS)
    const { chatterMs } = this.assessment
    if (chatterMs > 0) dues.push((Math.floor(now / chatterMs) + 1) * chatterMs)
    const { flow } = this.#context.battery.data
    if (flow.kind === 'charge') dues.push(now + this.#context.battery.untilFullMs, this.#recoveredAt(now))
    if (flow.kind === 'discharge') dues.push(...this.#dischargeDues(now))
    const future = dues.filter((due) => due > now)
    return future.length > 0 ? Math.min(...future) : undefined
  }

  /** When a battery that charges is no longer low; now when it is not, or never will be. */
  #recoveredAt(now: number): number {
    const { battery, settings } = this.#context
    const warning = settings.unit.lowRuntimeWarning * SECOND
    return now + (battery.chargeTimeMs(warning + 1, this.watts) ?? 0)
  }

  #dischargeDues(now: number): number[] {
    const left = this.runtimeMs
    const warning = left - this.#context.settings.unit.lowRuntimeWarning * SECOND
    // One millisecond more, so that rounding never wakes us just before the charge is gone.
    return [now + Math.ceil(left) + 1, ...(warning > 0 ? [now + Math.ceil(warning)] : [])]
  }

  #qualify(): boolean {
    const { acceptable, chatterMs } = this.assessment
    // Firmware that goes to and fro takes such an input for good in every other period.
    const good = chatterMs > 0 ? Math.floor(this.#context.now() / chatterMs) % 2 === 0 : acceptable
    if (good === (this.data.qualifiedAt !== null)) return false
    this.data.qualifiedAt = good ? this.#context.now() + this.qualificationMs : null
    return true
  }

  #watchOverload(): boolean {
    const overloaded = this.overloaded
    const changed = this.#context.faults.set('output-overload', overloaded)
    if (!overloaded) this.data.overloadSince = null
    else this.data.overloadSince ??= this.#context.now()
    return changed
  }

  #watchFaults(): boolean {
    if (this.data.stopped) return false
    const stopping = this.#context.faults.real.some((fault) => STOPPING_FAULTS.has(fault))
    if (!stopping && !this.#overloadTooLong()) return false
    this.data.stopped = true
    this.#context.outlets.dropAll('ups-status-change', false)
    this.explain('power-system-error')
    return true
  }

  /** On mains a line-interactive unit passes an overload on; the inverter does not for long. */
  #overloadTooLong(): boolean {
    const { overloadSince, state } = this.data
    if (overloadSince === null || state !== 'on-battery') return false
    return this.#context.now() - overloadSince >= OVERLOAD_HOLD_MS
  }

  #deplete(): boolean {
    if (this.data.state !== 'on-battery' || this.inputOk || !this.#context.outlets.anyOn) return false
    if (!this.#context.faults.has('disconnected') && this.runtimeMs > 0) return false
    this.#context.outlets.dropAll('ups-status-change', !this.#context.traits().offAfterAbnormal)
    this.explain('low-battery-voltage')
    return true
  }

  #transfer(): boolean {
    const state = this.#wanted()
    if (state === this.data.state) {
      // Nothing to explain any more: what happened did not change the state.
      this.#nextCause = undefined
      return this.#testBecameOutage()
    }
    this.settleEnergy()
    this.#noteGap(state)
    const cause = this.#nextCause ?? this.#causeOf(state)
    this.#nextCause = undefined
    this.data.onBatteryMs = this.onBatteryMs
    if (state === 'on-battery')
      Object.assign(this.data, { transfers: this.data.transfers + 1, lastTransfer: cause })
    Object.assign(this.data, { state, cause, since: this.#context.now() })
    return true
  }

  /** A transfer may leave the load without a supply for too long; double conversion does not. */
  #noteGap(to: OutputState): void {
    const { model, settings, decide, now } = this.#context
    const { state } = this.data
    const between = `${state} ${to}`
    if (model.topology === 'double-conversion' || !TRANSFERS.has(between)) return
    const { sensitivity, powerQuality, greenMode } = settings.unit
    const ms = decide().transferGapMs({
      ...{ sensitivity, powerQuality, green: greenMode },
      to: to === 'online' ? 'line' : 'battery',
    })
    if (ms > RIDDEN_OUT_MS) this.data.gap = { at: now(), ms }
  }

  /** The mains failed under a test: from now on the unit is on battery for their sake. */
  #testBecameOutage(): boolean {
    if (this.data.state !== 'on-battery' || this.data.cause !== 'automatic-test' || this.inputOk) return false
    this.data.onBatteryMs = this.onBatteryMs
    const { cause } = this.assessment
    Object.assign(this.data, { cause, lastTransfer: cause, since: this.#context.now() })
    return true
  }

  #wanted(): OutputState {
    if (this.data.stopped) return 'fault'
    if (!this.#context.outlets.anyOn) return 'off'
    if (this.#bypassed()) return 'bypass'
    if (this.#context.testing()) return 'on-battery'
    return this.inputOk ? 'online' : 'on-battery'
  }

  #bypassed(): boolean {
    if (!this.#context.traits().bypass || !this.assessment.acceptable) return false
    return this.data.bypassCommanded || this.overloaded
  }

  #causeOf(state: OutputState): StatusCause {
    if (state === 'on-battery') return this.inputOk ? 'automatic-test' : this.assessment.cause
    if (state === 'online' && this.data.cause === 'automatic-test') return 'test-ended'
    if (state === 'bypass') return 'power-system-error'
    return 'acceptable-input'
  }

  #flow(): Flow {
    const { battery, faults, decide } = this.#context
    if (faults.has('disconnected')) return { kind: 'hold' }
    if (this.data.state === 'on-battery') return { kind: 'discharge', watts: this.watts }
    if (this.inputOk && battery.fraction < 1 && !faults.has('charger')) return { kind: 'charge' }
    const standby = this.data.state === 'off' && !this.inputOk && battery.fraction > 0
    const drain = standby ? decide().standbyDrain() : null
    if (drain !== null) return { kind: 'discharge', watts: drain }
    return { kind: 'hold' }
  }

  #powerLogic(): boolean {
    const now = this.#context.now()
    const { outlets, decide } = this.#context
    const asleep = outlets.sleeping && !decide().staysAwakeAsleep()
    const fed = !asleep && (this.data.input.voltage > 0 || this.data.state === 'on-battery')
    if (fed) this.data.darkAt = null
    else this.data.darkAt ??= now + LOGIC_HOLD_MS
    const awake = this.hasSupply && !this.#context.updating()
    if (awake === this.data.awake) return false
    this.data.awake = awake
    return true
  }
}
