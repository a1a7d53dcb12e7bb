import { drawFrom } from '../support/draw.ts'
import { corpusOf } from './corpus.ts'
import { mutated } from './mutate.ts'
import { hexOf, type Target } from './target.ts'

/** A target starts anew after so many inputs. */
const RUN = 200
/** The longest input, where a target says nothing. */
const LONGEST = 1024

/** How long a target is tried. */
export interface Budget {
  readonly seed: number
  readonly inputs: number
  /** Ends it earlier. */
  readonly until?: () => boolean
}

/**
 * Gives a target bent inputs, and every kept one as it is first.
 *
 * @returns how many there were
 * @throws Error with the input, in hexadecimal, that it threw at or that broke what must hold
 */
export function fuzz(target: Target, { seed, inputs, until = () => false }: Budget): number {
  const draw = drawFrom(seed)
  const corpus = [...(target.seeds ?? []), ...corpusOf(target.name)]
  if (corpus.length === 0) throw new Error(`${target.name} has no corpus`)
  const among = { others: corpus, words: target.words ?? [], longest: target.longest ?? LONGEST }
  let tried = 0
  for (const input of corpus) attempt(target, target.start(), input, { seed, tried: tried++ })
  while (tried < inputs && !until()) {
    const take = target.start()
    for (let left = RUN; left > 0 && tried < inputs; left--)
      attempt(target, take, mutated(draw.pick(corpus), draw, among), { seed, tried: tried++ })
  }
  return tried
}

function attempt(
  { name, start }: Target,
  take: (input: Uint8Array) => void,
  input: Uint8Array,
  { seed, tried }: { readonly seed: number; readonly tried: number },
): void {
  try {
    take(input)
  } catch (cause) {
    const alone = failsAlone(start, input) ? 'alone too' : 'only after those before it'
    const what = `${name}, seed ${seed}, input ${tried} (${alone}): ${hexOf(input)}`
    throw new Error(`${what}\n${(cause as Error).stack}`, { cause })
  }
}

function failsAlone(start: Target['start'], input: Uint8Array): boolean {
  try {
    start()(input)
    return false
  } catch {
    return true
  }
}
