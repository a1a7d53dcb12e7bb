/** A model, line or version that is not in the catalogue; the message names the ones that are. */
export class CatalogueError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CatalogueError'
  }
}
