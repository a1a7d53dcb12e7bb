import { defined } from '../defined.ts'
import { CloneError, type UnitFacts } from './facts.ts'

/** What two sources of one unit cannot say differently. */
const OF_ONE_UNIT = ['serial', 'lineId', 'firmware', 'sku'] as const

export interface MergedFacts {
  readonly facts: UnitFacts
  /** Where the sources disagree about what changes: the first one counts. */
  readonly notes: readonly string[]
}

/**
 * What several sources tell of one unit. The first that tells a thing counts; settings are joined one by one.
 *
 * @throws CloneError where they are not of one unit
 */
export function mergeFacts(sources: readonly UnitFacts[]): MergedFacts {
  const notes: string[] = []
  const facts = sources.reduce((known, more) => merged(known, more, notes))
  return { facts, notes }
}

function merged(known: UnitFacts, more: UnitFacts, notes: string[]): UnitFacts {
  for (const name of OF_ONE_UNIT) {
    const [a, b] = [known[name], more[name]]
    if (a !== undefined && b !== undefined && String(a).trim() !== String(b).trim())
      throw new CloneError(`these are not of one unit: ${name} ${a} in one source, ${b} in another`)
  }
  const { settings: s, unexplained: u = [], ...one } = known
  const { settings: t, unexplained: v = [], ...other } = more
  const groups = [...new Set([...Object.keys(s?.groups ?? {}), ...Object.keys(t?.groups ?? {})])] as never[]
  const both = { ...defined(other), ...defined(one) }
  return {
    ...both,
    ...namedAs(known, more),
    settings: {
      unit: joined('', s?.unit, t?.unit, notes),
      groups: Object.fromEntries(
        groups.map((name) => [name, joined(`${name}.`, s?.groups?.[name], t?.groups?.[name], notes)]),
      ),
    },
    unexplained: [...u, ...v],
  }
}

/** What a unit calls itself belongs to the face it says it on: name, form and region go with it. */
function namedAs(known: UnitFacts, more: UnitFacts): UnitFacts {
  const { face, reportedName, firmwareText } = known.reportedName === undefined ? more : known
  return { face, reportedName, firmwareText }
}

function joined(prefix: string, a: object = {}, b: object = {}, notes: string[] = []): object {
  const first = a as Record<string, unknown>
  for (const [name, value] of Object.entries(b))
    if (first[name] !== undefined && first[name] !== value)
      notes.push(`the sources disagree: ${prefix}${name} ${first[name]} and ${value}; the first counts`)
  return { ...b, ...a }
}
