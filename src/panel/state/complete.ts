/** Suggestions shown at once. */
const MOST = 8

/** The word that ends at a place of a text, and where it begins. */
export function wordBefore(text: string, place: number): { readonly word: string; readonly from: number } {
  const word = /[\w.*-]*$/.exec(text.slice(0, place))?.[0] ?? ''
  return { word, from: place - word.length }
}

/** Words that begin so, whatever the case; the word itself needs no completion. */
export function suggestions(words: readonly string[], begun: string): readonly string[] {
  const wanted = begun.toLowerCase()
  return words.filter((word) => word.toLowerCase().startsWith(wanted) && word !== begun).slice(0, MOST)
}

/** Names of fields, and the words they take, of a JSON Schema. */
export function wordsOf(schema: unknown): readonly string[] {
  const words = new Set<string>()
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { properties, enum: values, const: one } = node as Readonly<Record<string, unknown>>
    if (typeof properties === 'object' && properties)
      for (const name of Object.keys(properties)) words.add(name)
    for (const value of Array.isArray(values) ? values : [one])
      if (typeof value === 'string') words.add(value)
    for (const inner of Object.values(node)) look(inner)
  }
  look(schema)
  return [...words].sort()
}
