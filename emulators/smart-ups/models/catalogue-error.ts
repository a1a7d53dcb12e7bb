/** A model, line or version that is not in the catalogue; the message names the ones that are. */
export class CatalogueError extends Error {
  /** What was asked for, as it was written. */
  readonly given: string
  /** What there is instead: model names close to it, line IDs, or a model's lines with their ranges. */
  readonly allowed: readonly string[]

  constructor(message: string, given: string, allowed: readonly string[]) {
    super(message)
    this.name = 'CatalogueError'
    this.given = given
    this.allowed = allowed
  }
}
