import { SECOND } from '../../clock/clock.ts'
import { choice, integer, type Rule, SettingError } from '../settings/rules.ts'
import type { PowerPath } from './power-path.ts'
import { STATUS_CAUSES, type StatusCause } from './status-cause.ts'

/** What a unit has been through: transfers to battery, why the last one was, seconds on battery, watt-hours delivered. */
export interface History {
  readonly transfers: number
  /** Null as long as there was none. */
  readonly lastTransfer: StatusCause | null
  readonly secondsOnBattery: number
  readonly energy: number
}

const MOST = 0xffff_ffff
const causes = choice(...STATUS_CAUSES)

const RULES: { readonly [K in keyof History]: Rule<History[K]> } = {
  transfers: integer(0, 1_000_000),
  lastTransfer: {
    allowed: `null, ${causes.allowed}`,
    accepts: (value): value is StatusCause | null => value === null || causes.accepts(value),
  },
  secondsOnBattery: integer(0, MOST, 's'),
  energy: integer(0, MOST, 'Wh'),
}

/** The history of a unit up to now. */
export function historyOf(power: PowerPath): History {
  const { transfers, lastTransfer } = power.data
  return {
    transfers,
    lastTransfer,
    secondsOnBattery: Math.floor(power.onBatteryMs / SECOND),
    energy: Math.floor(power.energyWh),
  }
}

/**
 * Gives a unit a past. Counters go on from there.
 *
 * @throws SettingError when a value is not allowed; nothing is changed then
 */
export function writeHistory(power: PowerPath, change: Partial<History>): void {
  for (const [name, value] of Object.entries(change)) {
    const rule = RULES[name as keyof History] as Rule<unknown> | undefined
    if (!rule) throw new SettingError('history', name, Object.keys(RULES).join(', '))
    if (!rule.accepts(value)) throw new SettingError(`history.${name}`, value, rule.allowed)
  }
  power.settleEnergy()
  const { data } = power
  if (change.transfers !== undefined) data.transfers = change.transfers
  if (change.lastTransfer !== undefined) data.lastTransfer = change.lastTransfer
  if (change.energy !== undefined) data.energyWh = change.energy
  if (change.secondsOnBattery !== undefined)
    data.onBatteryMs += change.secondsOnBattery * SECOND - power.onBatteryMs
}
