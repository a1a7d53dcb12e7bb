/** What a client prints of a clone, against the dump that the clone was made from. */
import { cloneFacts } from '../../src/lab/clone/clone.ts'
import { factsOfText } from '../../src/lab/clone/from-text.ts'
import { DUMPS } from '../lab/clone/units-seen.ts'

export type Values = Readonly<Record<string, string>>
export type DumpName = keyof typeof DUMPS

export interface Outcome {
  /** How many values are the same to the last figure. */
  readonly equal: number
  /** Same form, other figures. */
  readonly figures: readonly string[]
  readonly otherForm: readonly string[]
  readonly missing: readonly string[]
}

/** What the client has of itself and of its own settings, not of the unit. */
const OF_THE_CLIENT = /^(APC|UPSNAME|DRIVER|driver\.name|MBATTCHG|MINTIMEL|MAXTIME|STATFLAG)$/

export function configOf(dump: DumpName): object {
  return cloneFacts(factsOfText(DUMPS[dump])).config
}

export function valuesOf(text: string): Values {
  const pairs = text.split('\n').flatMap((line) => {
    const at = line.indexOf(':')
    return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const]
  })
  return Object.fromEntries(pairs.filter(([name]) => !OF_THE_CLIENT.test(name)))
}

export function againstDump(dump: DumpName, printed: Values): Outcome {
  const form = (value: string) => value.replaceAll(/\d+/g, '9')
  const figures: string[] = []
  const otherForm: string[] = []
  const missing: string[] = []
  let equal = 0
  for (const [name, value] of Object.entries(valuesOf(DUMPS[dump]))) {
    const own = printed[name]?.trim()
    if (own === undefined) missing.push(name)
    else if (own === value) equal++
    else (form(own) === form(value) ? figures : otherForm).push(name)
  }
  return { equal, figures, otherForm, missing }
}
