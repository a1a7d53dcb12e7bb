/** One thing that a message says: a register, a usage, an object, a line. */
export interface DescribedField {
  readonly name: string
  readonly value: string
  /** Where it stands among the bytes of the piece, where that is known: from the first, to behind the last. */
  readonly from?: number
  readonly to?: number
}

/** What a piece on a wire means, for people. */
export interface Description {
  /** One line. */
  readonly summary: string
  readonly fields: readonly DescribedField[]
}

/**
 * Follows one conversation and says what each piece of it means. Pieces may end anywhere; what it keeps for the next
 * one is bounded by the longest message of its language.
 */
export interface Decoder {
  toUnit(bytes: Uint8Array): Description
  toHost(bytes: Uint8Array): Description
}

/** The same, whose bytes begin at a place of a longer piece; a field that is not whole in it has no place there. */
export function placed(description: Description, shift: number, length: number): Description {
  const fields = description.fields.map(({ from, to, ...field }): DescribedField => {
    if (from === undefined || to === undefined || from + shift < 0 || to + shift > length) return field
    return { ...field, from: from + shift, to: to + shift }
  })
  return { ...description, fields }
}

/** Several messages that came in one piece. */
export function together(descriptions: readonly Description[]): Description {
  return {
    summary: descriptions.map(({ summary }) => summary).join('; '),
    fields: descriptions.flatMap(({ fields }) => fields),
  }
}

/** A number as the documents print it. */
export function hex(value: number, digits = 2): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, '0')}`
}
