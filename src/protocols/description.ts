/** One thing that a message says: a register, a usage, an object, a line. */
export interface DescribedField {
  readonly name: string
  readonly value: string
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
