/** A settled unit needs a handful of rounds; more means two parts undo each other's work. */
const MOST_ROUNDS = 100

/**
 * Steps until nothing moves.
 *
 * @throws Error naming the unit when that does not end
 */
export function stepUntilSettled(step: () => boolean, name: string): void {
  for (let rounds = 0; step(); rounds++) if (rounds >= MOST_ROUNDS) throw new Error(`${name} does not settle`)
}
