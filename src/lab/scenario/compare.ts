import { checkMade } from '../../../emulators/smart-ups/check-value.ts'
import type { ScenarioReport, TimelineEntry } from './report.ts'

/** A row of two timelines side by side. */
export interface ComparedRow {
  readonly left: TimelineEntry | null
  readonly right: TimelineEntry | null
  readonly same: boolean
}

export interface Comparison {
  readonly runs: readonly [ScenarioReport, ScenarioReport]
  readonly rows: readonly ComparedRow[]
  /** Index of the first row that is not the same on both sides; null when there is none. */
  readonly firstDifference: number | null
}

/** Timelines longer than this are compared row by row, for the better way costs their lengths multiplied. */
const LONGEST_ALIGNED = 1500

/**
 * Lays two runs side by side: what is the same stands in one row, and so does what differs at one moment.
 *
 * @example const { rows, firstDifference } = compareRuns(before, after)
 */
export function compareRuns(left: ScenarioReport, right: ScenarioReport): Comparison {
  for (const [side, report] of Object.entries({ left, right }))
    checkMade(side, report, ['timeline', 'verdicts'], 'a report that runVirtually() gave')
  const rows = align(left.timeline, right.timeline)
  const first = rows.findIndex(({ same }) => !same)
  return { runs: [left, right], rows, firstDifference: first < 0 ? null : first }
}

function align(left: readonly TimelineEntry[], right: readonly TimelineEntry[]): ComparedRow[] {
  const [lefts, rights] = [left.map(keyOf), right.map(keyOf)]
  const common =
    Math.max(left.length, right.length) > LONGEST_ALIGNED
      ? prefix(lefts, rights)
      : longestCommon(lefts, rights)
  const rows: ComparedRow[] = []
  let [l, r] = [0, 0]
  for (const [nextL, nextR] of [...common, [left.length, right.length] as const]) {
    rows.push(...byTime(left.slice(l, nextL), right.slice(r, nextR)))
    if (nextL < left.length && nextR < right.length)
      rows.push({ left: left[nextL]!, right: right[nextR]!, same: true })
    l = nextL + 1
    r = nextR + 1
  }
  return rows
}

/** Entries that are not the same: those of one moment beside each other, the others each in a row of its own, earliest first. */
function byTime(left: readonly TimelineEntry[], right: readonly TimelineEntry[]): ComparedRow[] {
  const rows: ComparedRow[] = []
  for (let [l, r] = [0, 0]; l < left.length || r < right.length; ) {
    const [atLeft, atRight] = [
      left[l]?.at ?? Number.POSITIVE_INFINITY,
      right[r]?.at ?? Number.POSITIVE_INFINITY,
    ]
    rows.push({
      left: atLeft <= atRight ? left[l++]! : null,
      right: atRight <= atLeft ? right[r++]! : null,
      same: false,
    })
  }
  return rows
}

function keyOf({ at, device, kind, text }: TimelineEntry): string {
  return `${at} ${device} ${kind} ${text}`
}

function prefix(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let n = 0; n < left.length && n < right.length && left[n] === right[n]; n++) pairs.push([n, n])
  return pairs
}

/** Pairs of indexes of a longest common subsequence. */
function longestCommon(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let l = left.length - 1; l >= 0; l--)
    for (let r = right.length - 1; r >= 0; r--)
      lengths[l * width + r] =
        left[l] === right[r]
          ? lengths[(l + 1) * width + r + 1]! + 1
          : Math.max(lengths[(l + 1) * width + r]!, lengths[l * width + r + 1]!)
  const pairs: (readonly [number, number])[] = []
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    if (left[l] === right[r]) pairs.push([l++, r++])
    else if (lengths[(l + 1) * width + r]! >= lengths[l * width + r + 1]!) l++
    else r++
  }
  return pairs
}
