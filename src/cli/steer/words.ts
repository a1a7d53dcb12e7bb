import { UsageError } from '../errors.ts'

/** @throws UsageError naming what was given and what is allowed */
export function numberFrom(name: string, text: string, allowed: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text.replace(/\s*[VW%]$/, ''))
  if (Number.isFinite(value)) return value
  throw new UsageError(`${name}: ${text} is not allowed; allowed: ${allowed}`)
}

/**
 * Numbers by name from words such as `SOG0=300`; a number alone is for `first`.
 *
 * @throws UsageError naming what was given and what is allowed
 */
export function pairsFrom(
  words: readonly string[],
  names: readonly string[],
  first: string,
): Record<string, number> {
  const pairs = words.map((word) => {
    const [name, text] = word.includes('=') ? word.split('=', 2) : [first, word]
    const known = names.find((each) => each.toLowerCase() === name!.toLowerCase())
    if (!known) throw new UsageError(`${name} is not known; allowed: ${names.join(', ')}`)
    return [known, numberFrom(known, text!, 'a number')] as const
  })
  return Object.fromEntries(pairs)
}
