/** Something that reads what others send, and what must hold whatever comes. */
export interface Target {
  readonly name: string
  /** Sound inputs, which are then bent; more stand in `corpus/NAME.hex` or the folder `corpus/NAME`. */
  readonly seeds?: readonly Uint8Array[]
  /** Words that its inputs are made of, in the place of any bytes. */
  readonly words?: readonly Uint8Array[]
  /** Made anew now and then, so that what came before is part of what is tried. */
  start(): (input: Uint8Array) => void
  /** The longest input that is tried, bytes. */
  readonly longest?: number
}

/** Something that must hold does not. */
export class OracleError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'OracleError'
  }
}

/** @throws OracleError when it does not hold */
export function demand(holds: boolean, message: () => string): void {
  if (!holds) throw new OracleError(message())
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
export const bytesOfText = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'))
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
