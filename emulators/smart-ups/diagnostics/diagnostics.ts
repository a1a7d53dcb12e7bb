import { DAY, SECOND } from '../../clock/clock.ts'
import type { Source } from '../commands.ts'
import type { Faults } from '../faults.ts'
import type { Decisions } from '../firmware/decisions.ts'
import type { UpsModel } from '../models/model.ts'
import type { Battery } from '../power/battery.ts'
import { calibrationLoad } from '../power/external-packs.ts'
import type { PowerPath } from '../power/power-path.ts'
import type { Settings } from '../settings/settings.ts'
import { BatteryTest, type TestData, type TestPhase, type TestPlan, type TestReason } from './battery-test.ts'

/** A self-test needs this much charge (leaflet of the Legacy Communications Card: refused below 70 %). */
const SELF_TEST_CHARGE = 70
/** Calibration runs down to this charge (apctest's own words), from a full battery. */
const CALIBRATION_END_CHARGE = 25
/** Batteries below this share of new capacity fail the test. Assumed. */
const WEAK_HEALTH = 50
/** Seconds on battery: about 20 on an SRT (observed); 10 elsewhere (assumed). */
const SELF_TEST_SECONDS = { 'double-conversion': 20, 'line-interactive': 10 } as const

export interface DiagnosticsContext {
  readonly now: () => number
  readonly model: UpsModel
  readonly settings: Settings
  readonly battery: Battery
  readonly power: () => PowerPath
  readonly faults: Faults
  readonly anyPending: () => boolean
  readonly decide: () => Decisions
  /** Of what is rare. */
  readonly seed: number
  /** The output goes off though it was to be fed by the battery. */
  readonly dropLoad: () => void
  /** The self-test at start counts as one that was passed. */
  readonly testedAtStart: boolean
}

/** Self-test and runtime calibration, started by hand, by a port or by the schedule. */
export class Diagnostics {
  readonly #context: DiagnosticsContext
  readonly selfTest: BatteryTest
  readonly calibration: BatteryTest
  #returnedAt: number | undefined
  /** When the unit was started, device ms: schedules count from here until the first test. */
  startedAt: number

  constructor(context: DiagnosticsContext) {
    this.#context = context
    this.startedAt = context.now()
    this.selfTest = new BatteryTest(context.now, {
      lasts: () => SELF_TEST_SECONDS[context.model.topology] * SECOND,
      refusal: () => this.#selfTestRefusal(),
      ending: () => this.#lost(),
      verdict: (data) => this.#verdict(data),
      plan: (source) => this.#plan(source),
    })
    if (context.testedAtStart) Object.assign(this.selfTest.data, { phase: 'passed', source: 'internal' })
    this.calibration = new BatteryTest(context.now, {
      lasts: () => undefined,
      refusal: () => this.#calibrationRefusal(),
      ending: () => this.#calibrationEnd(),
      verdict: () => ({ phase: 'passed', reason: null }),
    })
  }

  /** A test has the load on the battery. */
  get running(): boolean {
    return this.selfTest.running || this.calibration.running
  }

  /** Starts a self-test; false when it is refused (the reason stands in the status). */
  startSelfTest(source: Source): boolean {
    return !this.calibration.active && this.selfTest.start(source)
  }

  startCalibration(source: Source): boolean {
    return !this.selfTest.active && this.calibration.start(source)
  }

  step(): boolean {
    if (this.#scheduledAt() <= this.#context.now()) this.#startScheduled()
    this.#afterReturn()
    const before = this.selfTest.data.phase
    const changed = [this.selfTest.step(), this.calibration.step()].includes(true)
    if (before === 'running') this.#judge(this.selfTest.data)
    if (before === 'pending' && this.selfTest.running && this.selfTest.data.dropsLoad)
      this.#context.dropLoad()
    return changed
  }

  nextDueAt(): number | undefined {
    const dues = [
      this.selfTest.nextDueAt(),
      this.calibration.nextDueAt(),
      this.#scheduledAt(),
      this.#calibrationDue(),
    ]
    const soonest = Math.min(...dues.map((due) => due ?? Number.POSITIVE_INFINITY))
    return Number.isFinite(soonest) ? soonest : undefined
  }

  /** When the schedule starts the next self-test; never while one runs. */
  #scheduledAt(): number {
    const { selfTestSchedule } = this.#context.settings.unit
    if (this.selfTest.active || !selfTestSchedule.endsWith('-since')) return Number.POSITIVE_INFINITY
    const days = selfTestSchedule === '7-since' ? 7 : 14
    return (
      (this.selfTest.data.startedAt ?? this.startedAt) + this.#context.decide().selfTestIntervalMs(days * DAY)
    )
  }

  /** Some versions run a self-test when the output has come back by itself. */
  #afterReturn(): void {
    const { power, decide, now, seed } = this.#context
    const { state, cause, since } = power().data
    if (state !== 'online' || cause !== 'automatic-restart' || since !== now() || since === this.#returnedAt)
      return
    this.#returnedAt = since
    if (decide().selfTestOnReturn({ at: since, seed })) this.startSelfTest('scheduler')
  }

  /** A scheduled test that is refused waits for its next turn. */
  #startScheduled(): void {
    if (!this.startSelfTest('scheduler')) this.selfTest.data.startedAt = this.#context.now()
  }

  #calibrationDue(): number | undefined {
    if (!this.calibration.running) return
    const { battery } = this.#context
    const left =
      battery.remainingMs(this.#context.power().watts) * (1 - CALIBRATION_END_CHARGE / battery.charge)
    return this.#context.now() + Math.max(1, Math.ceil(left))
  }

  #selfTestRefusal(): TestReason | null {
    const { data } = this.#context.power()
    if (data.state === 'off' || data.state === 'fault' || data.state === 'on-battery') return 'invalid-state'
    if (this.#context.faults.has('disconnected')) return 'internal-fault'
    return this.#context.battery.charge < SELF_TEST_CHARGE ? 'charge-too-low' : null
  }

  #calibrationRefusal(): TestReason | null {
    const power = this.#context.power()
    if (power.data.state !== 'online' || this.#context.anyPending()) return 'invalid-state'
    if (this.#context.faults.word('battery') !== 0 || power.overloaded) return 'internal-fault'
    if (this.#context.battery.fraction < 1) return 'charge-too-low'
    const loaded =
      (power.watts / this.#context.model.watts) * 100 >= calibrationLoad(this.#context.battery.packs)
    return loaded ? null : 'load-too-low'
  }

  /** The mains failed, the output went off or the battery gave out under a running test. */
  #lost(): { phase: TestPhase; reason: TestReason | null } | null {
    const power = this.#context.power()
    if (this.#context.faults.has('disconnected')) return { phase: 'aborted', reason: 'internal-fault' }
    if (power.inputOk && this.#context.battery.fraction <= 0) return { phase: 'failed', reason: null }
    if (power.data.state === 'off' || power.data.state === 'fault')
      return { phase: 'aborted', reason: 'invalid-state' }
    return power.inputOk ? null : { phase: 'aborted', reason: 'input-not-acceptable' }
  }

  #calibrationEnd(): { phase: TestPhase; reason: TestReason | null } | null {
    if (this.#context.battery.charge <= CALIBRATION_END_CHARGE) return { phase: 'passed', reason: null }
    return this.#lost()
  }

  /** What the firmware makes of a self-test that is about to start. */
  #plan(source: Source): TestPlan {
    const { battery, decide, now, seed } = this.#context
    const { refused, pendingSeconds, extraSeconds, outcome, dropsLoad } = decide().selfTest({
      ...{ at: now(), seed, scheduled: source === 'scheduler', healthPercent: battery.health * 100 },
    })
    return {
      refusal: refused ? 'internal-fault' : null,
      pendingMs: pendingSeconds * SECOND,
      extraMs: extraSeconds * SECOND,
      outcome,
      dropsLoad,
    }
  }

  #verdict({ outcome }: TestData): { phase: TestPhase; reason: TestReason | null } {
    if (outcome) return { phase: outcome, reason: null }
    const weak = this.#context.battery.health * 100 < WEAK_HEALTH
    return weak ? { phase: 'failed', reason: null } : { phase: 'passed', reason: null }
  }

  #judge({ phase }: TestData): void {
    if (phase === 'failed') this.#context.faults.set('needs-replacement', true)
    if (phase === 'passed') this.#context.faults.set('needs-replacement', false)
  }
}
