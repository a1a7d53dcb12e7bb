import type { UpsModel } from '../../../../emulators/smart-ups/models/model.ts'
import { fullRuntimeMs } from '../../../../emulators/smart-ups/power/runtime.ts'
import type { ScenarioInput } from '../scenario-schema.ts'

type StepInput = ScenarioInput['steps'][number]

/** What a unit is made to do before the next block. */
export interface Situation {
  readonly model: UpsModel
  /** Watts that the load is, and the group that carries it. */
  readonly watts: number
  /** Capacity left of a new battery's, as a fraction. */
  readonly health: number
  /** Variables that this block itself gives. */
  readonly values: ReadonlyMap<string, string>
  /** Tokens of the block before. */
  readonly before: ReadonlySet<string>
}

/** Tokens that follow from others, and need nothing. */
const FOLLOW = new Set(['CHRG', 'DISCHRG', 'HB'])

/** Why a token cannot be had. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  FSD: 'upsmon sets it, no unit does',
  BYPASS: 'no step puts a unit into bypass',
  ALARM: 'which alarm it is it does not say; ups.alarm is a text',
}

/** The stock low-battery warning, seconds; and the most that the unit takes. */
const WARNING = 120
const LONGEST_WARNING = 1800
/** Shares of the nominal voltage that make a unit boost and trim. */
const BOOST = 0.86
const TRIM = 1.1
const OVERLOAD = 1.12
/** No unit stays on mains below this. */
const LOWEST = 0.65

/** Steps that bring a unit into the state that `ups.status` names, and notes on tokens that cannot be had. */
export function stepsForStatus(status: string, context: Situation): { steps: StepInput[]; notes: string[] } {
  const tokens = new Set(status.toUpperCase().split(/\s+/).filter(Boolean))
  const steps: StepInput[] = []
  const notes: string[] = []
  for (const token of tokens) {
    if (FOLLOW.has(token)) continue
    const make = TOKENS[token]
    if (make) steps.push(...make(context))
    else notes.push(`ups.status ${token}: ${IMPOSSIBLE[token] ?? 'not known'}`)
  }
  for (const token of context.before) if (!tokens.has(token)) steps.push(...(ENDS[token]?.(context) ?? []))
  return { steps, notes }
}

const group = ({ model }: Situation) => model.groups.at(-1)!

const TOKENS: Readonly<Record<string, (context: Situation) => StepInput[]>> = {
  // A voltage of its own says what the utility is.
  OL: ({ values, before }) =>
    values.has('input.voltage') || before.has('OL') ? [] : [{ utility: 'returns' }],
  OB: ({ values, before, model }) => {
    const volts = Number.parseFloat(values.get('input.voltage') ?? '')
    const gone = Number.isNaN(volts) ? before.has('OB') : volts < model.nominalVoltage * LOWEST
    return gone ? [] : [{ utility: 'blackout' }]
  },
  LB: lowBattery,
  RB: () => [{ alarms: { 'needs-replacement': true } }],
  OFF: ({ before }) => (before.has('OFF') ? [] : [{ command: { action: 'off' } }]),
  CAL: ({ before }) => (before.has('CAL') ? [] : [{ test: 'calibration' }]),
  TEST: ({ before }) => (before.has('TEST') ? [] : [{ test: 'self-test' }]),
  OVER: (context) => [{ load: { [group(context)]: Math.round(context.model.watts * OVERLOAD) } }],
  BOOST: ({ values, model }) => (values.has('input.voltage') ? [] : [volts(model, BOOST)]),
  TRIM: ({ values, model }) => (values.has('input.voltage') ? [] : [volts(model, TRIM)]),
}

/** What has to be undone when a token goes. */
const ENDS: Readonly<Record<string, (context: Situation) => StepInput[]>> = {
  OFF: () => [{ command: { action: 'on' } }],
  RB: () => [{ alarms: { 'needs-replacement': false } }],
  LB: () => [{ settings: { unit: { lowRuntimeWarning: WARNING } } }],
  OVER: (context) => [{ load: { [group(context)]: Math.round(context.watts) } }],
}

function volts({ nominalVoltage }: UpsModel, share: number): StepInput {
  return { utility: { voltage: Math.round(nominalVoltage * share) } }
}

/** With a charge of its own the warning is set to what that lasts; without one the charge is what the warning leaves. */
function lowBattery({ model, watts, health, values }: Situation): StepInput[] {
  const full = (fullRuntimeMs(model, watts) / 1000) * health
  const charge = Number(values.get('battery.charge'))
  const lasts = Number.isFinite(charge) ? Math.ceil((full * charge) / 100) : Number.POSITIVE_INFINITY
  if (lasts <= WARNING) return []
  if (lasts <= LONGEST_WARNING) return [{ settings: { unit: { lowRuntimeWarning: lasts } } }]
  return [{ battery: { charge: Math.max(1, Math.floor((WARNING / full) * 100)) } }]
}
