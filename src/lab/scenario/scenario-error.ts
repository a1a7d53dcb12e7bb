/** A scenario cannot be run as it is written: what was given and what is allowed. */
export class ScenarioError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ScenarioError'
  }
}
