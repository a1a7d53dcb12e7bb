import type { TestPhase } from './diagnostics/battery-test.ts'
import type { Fault } from './faults.ts'
import type { OutputState } from './power/power-path.ts'
import type { SmartUps } from './smart-ups.ts'

/** Compares the unit with how it last looked, and reports what is new. */
export class Observer {
  readonly #ups: SmartUps
  #state: OutputState = 'online'
  #low = false
  #awake = true
  #gapAt: number | undefined
  #faults: readonly Fault[] = []
  #phases: readonly [TestPhase, TestPhase] = ['none', 'none']

  constructor(ups: SmartUps) {
    this.#ups = ups
  }

  look(): void {
    const ups = this.#ups
    const { state, cause, awake } = ups.power.data
    if (state !== this.#state) ups.emit({ type: 'state', from: this.#state, to: state, cause })
    const { gap } = ups.power.data
    if (gap && gap.at !== this.#gapAt && gap.at === ups.clock.now)
      ups.emit({ type: 'gap', milliseconds: gap.ms })
    this.#gapAt = gap?.at
    const low = ups.status.lowBattery
    if (low !== this.#low) ups.emit({ type: 'battery', low, charge: ups.battery.charge })
    if (awake !== this.#awake) ups.emit({ type: 'power', awake })
    const phases = [ups.diagnostics.selfTest.data.phase, ups.diagnostics.calibration.data.phase] as const
    if (phases[0] !== this.#phases[0]) ups.emit({ type: 'test', test: 'self-test', phase: phases[0] })
    if (phases[1] !== this.#phases[1]) ups.emit({ type: 'test', test: 'calibration', phase: phases[1] })
    this.#lookAtFaults()
    ups.alarm.follow(ups.status.beeper)
    this.#state = state
    this.#low = low
    this.#awake = awake
    this.#phases = phases
  }
  #lookAtFaults(): void {
    const ups = this.#ups
    const faults = ups.faults.list
    for (const fault of faults)
      if (!this.#faults.includes(fault)) ups.emit({ type: 'fault', fault, active: true })
    for (const fault of this.#faults)
      if (!faults.includes(fault)) ups.emit({ type: 'fault', fault, active: false })
    this.#faults = faults
  }
}
