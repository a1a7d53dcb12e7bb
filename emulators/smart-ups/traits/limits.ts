import type { Rule } from './rule.ts'
import { trait, type Where } from './trait.ts'

const ASSUMED = 'half an hour and an hour: the notes say that limits were raised, not what they were'

/** Versions with the lower limits, by published difference. */
const LOWER: readonly Where[] = [
  { lines: [20], to: '09.7' },
  { lines: [23], to: '06.5' },
  { lines: [1003], to: '08.0' },
]
/** The same on SMC, whose low-runtime warning kept its limit. */
const LOWER_ON_SMC: Where = { lines: [1005], to: '11.9' }

const rules = (
  where: readonly Where[],
  before: number,
  since: number,
): [...Rule<Where, number>[], Rule<Where, number>] => [
  ...where.map((each): Rule<Where, number> => ({ where: each, value: before, assumed: ASSUMED })),
  { value: since, source: 'register map, application note 176' },
]

/** Upper limits of settings that later versions raised, seconds. */
export const LIMIT_TRAITS = {
  mostReturnRuntime: trait<number>(
    'longest minimum return runtime that is taken, s',
    ...rules([...LOWER, LOWER_ON_SMC], 3600, 32_767),
  ),
  mostShedRuntime: trait<number>(
    'longest runtime at which load is shed, s',
    ...rules([...LOWER, LOWER_ON_SMC], 3600, 32_767),
  ),
  mostLowRuntimeWarning: trait<number>('longest low-runtime warning, s', ...rules(LOWER, 900, 1800)),
  mostTransferHigh: trait<number | null>(
    'highest upper transfer point, V; null where the rating alone limits it',
    {
      where: { lines: [1015, 1018], to: '04.0', volts: [220, 230, 240] },
      value: 275,
      source: 'published difference c-upper-276: 276 V is taken from 04.1 on',
    },
    { value: null, source: 'ratings' },
  ),
} as const
