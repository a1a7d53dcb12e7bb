/** What became of a host, the worst first: a host that earns several is given the first of them. */
export const VERDICTS = [
  'never-signalled',
  'cut-while-up',
  'cut-while-shutting-down',
  'bounced',
  'stuck-off',
  'clean',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** Something that happened to a host. `at` is device time, ms. */
export interface Moment {
  readonly at: number
  readonly text: string
}

/** Of a timeline that goes on and on (a flickering utility) the beginning and the end are kept. */
const FIRST_KEPT = 10
const LAST_KEPT = 30
export const MOST_MOMENTS = FIRST_KEPT + LAST_KEPT

/** Adds a moment to a timeline, which stays bounded. */
export function addMoment(timeline: readonly Moment[], moment: Moment): Moment[] {
  const longer = [...timeline, moment]
  if (longer.length <= MOST_MOMENTS) return longer
  return [...longer.slice(0, FIRST_KEPT), ...longer.slice(-LAST_KEPT)]
}

export function isWorse(verdict: Verdict, than: Verdict | null): boolean {
  return than === null || VERDICTS.indexOf(verdict) < VERDICTS.indexOf(than)
}
