import { describeRefusal, type Refusal } from '../../emulators/smart-ups/commands.ts'

/** A unit refused a command. */
export class CommandRefusedError extends Error {
  /** Why, as the unit tells it. */
  readonly refusal: Refusal

  constructor(unit: string, action: string, refusal: Refusal) {
    super(
      `${unit} refused ${action}: ${describeRefusal(refusal)} (to get the refusal, give { refused: 'return' })`,
    )
    this.name = 'CommandRefusedError'
    this.refusal = refusal
  }
}
