import { HOUR } from '../../clock/clock.ts'
import type { UpsModel } from '../models/model.ts'
import { fullRuntimeMs, PACK_CAPACITY } from './runtime.ts'

/** What the battery is doing: resting, feeding `watts`, or being charged. */
export type Flow =
  | { readonly kind: 'hold' }
  | { readonly kind: 'charge' }
  | { readonly kind: 'discharge'; readonly watts: number }

/** Recharge to 90 % in three hours, the vendor's usual figure; the last tenth in one and a half more (assumed). */
const FAST_CHARGE_PER_MS = 0.9 / (3 * HOUR)
const SLOW_CHARGE_PER_MS = 0.1 / (1.5 * HOUR)
const SLOW_FROM = 0.9

export interface BatteryData {
  /** Charge as a fraction, at the moment `at`. */
  charge: number
  at: number
  flow: Flow
  /** Degrees Celsius. */
  temperature: number
  /** Capacity left of a new battery's, as a fraction. */
  health: number
  /** External battery packs. */
  packs: number
}

/** The battery: charge in closed form from the last event, so that waiting costs nothing. */
export class Battery {
  readonly #model: UpsModel
  readonly #now: () => number
  data: BatteryData

  constructor(model: UpsModel, now: () => number) {
    this.#model = model
    this.#now = now
    this.data = { charge: 1, at: now(), flow: { kind: 'hold' }, temperature: 25, health: 1, packs: 0 }
  }

  /** Charge now, as a fraction of 1. */
  get fraction(): number {
    const { charge, at, flow } = this.data
    const elapsed = this.#now() - at
    if (flow.kind === 'hold' || elapsed === 0) return charge
    if (flow.kind === 'discharge') return Math.max(0, charge - elapsed / this.fullRuntimeMs(flow.watts))
    return charged(charge, elapsed / this.#capacity)
  }

  /** State of charge, percent. */
  get charge(): number {
    return this.fraction * 100
  }

  get temperature(): number {
    return this.data.temperature
  }

  get health(): number {
    return this.data.health
  }

  /** External battery packs. */
  get packs(): number {
    return this.data.packs ?? 0
  }

  /** Capacity of all batteries, as a multiple of the unit's own; the one charger takes so much longer. */
  get #capacity(): number {
    return 1 + this.packs * PACK_CAPACITY
  }

  /**
   * Volts at the terminals. Floats at 2.275 V a cell when charged (27.3 V on a 24 V battery, as real units show);
   * under load it falls with the charge from 1.07 to 0.875 of nominal (assumed).
   */
  get voltage(): number {
    const nominal = this.#model.battery.nominalVoltage
    const charge = this.fraction
    if (this.data.flow.kind === 'discharge') return nominal * (0.875 + 0.195 * charge)
    return nominal * (1.02 + 0.1175 * charge)
  }

  /** How long a full battery of this health would last at `watts`, in ms. */
  fullRuntimeMs(watts: number): number {
    return fullRuntimeMs(this.#model, watts, this.packs) * this.data.health
  }

  /** How long the battery inside the unit would last without the external packs, in ms. */
  internalMs(watts: number): number {
    return this.fraction * fullRuntimeMs(this.#model, watts, 0) * this.data.health
  }

  /** How long the present charge lasts at `watts`, in ms. */
  remainingMs(watts: number): number {
    return this.fraction * this.fullRuntimeMs(watts)
  }

  /**
   * How long charging takes until the battery would last `ms` at `watts`, and has `percent` of its charge; undefined
   * when it never will.
   */
  chargeTimeMs(ms: number, watts: number, percent = 0): number | undefined {
    const target = Math.max(ms / this.fullRuntimeMs(watts), percent / 100)
    if (target > 1) return undefined
    return Math.ceil(timeToReach(this.fraction, target) * this.#capacity)
  }

  /** When the battery will be full, in ms from now, while charging. */
  get untilFullMs(): number {
    return Math.ceil(timeToReach(this.fraction, 1) * this.#capacity)
  }

  /** Changes what the battery does; true when that is news. */
  setFlow(flow: Flow): boolean {
    const { flow: old } = this.data
    if (
      old.kind === flow.kind &&
      (flow.kind !== 'discharge' || old.kind !== 'discharge' || old.watts === flow.watts)
    )
      return false
    this.#rebase()
    this.data.flow = flow
    return true
  }

  /** Sets charge (percent), temperature (C), health (percent of a new battery's capacity) or external packs. */
  set(values: { charge?: number; temperature?: number; health?: number; packs?: number }): void {
    this.#rebase()
    if (values.charge !== undefined) this.data.charge = values.charge / 100
    if (values.temperature !== undefined) this.data.temperature = values.temperature
    if (values.health !== undefined) this.data.health = values.health / 100
    if (values.packs !== undefined) this.data.packs = values.packs
  }

  #rebase(): void {
    this.data.charge = this.fraction
    this.data.at = this.#now()
  }
}

function charged(from: number, elapsed: number): number {
  const untilSlow = from < SLOW_FROM ? (SLOW_FROM - from) / FAST_CHARGE_PER_MS : 0
  if (elapsed <= untilSlow) return from + elapsed * FAST_CHARGE_PER_MS
  return Math.min(1, Math.max(from, SLOW_FROM) + (elapsed - untilSlow) * SLOW_CHARGE_PER_MS)
}

function timeToReach(from: number, target: number): number {
  if (target <= from) return 0
  const fast = Math.max(0, Math.min(target, SLOW_FROM) - from) / FAST_CHARGE_PER_MS
  const slow = Math.max(0, target - Math.max(from, SLOW_FROM)) / SLOW_CHARGE_PER_MS
  return Math.ceil(fast + slow)
}
