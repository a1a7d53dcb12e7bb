/** Something was used after the bench that it belongs to was closed. */
export class ClosedError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ClosedError'
  }
}
