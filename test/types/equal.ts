/** Compiles only where both types are the same, optional and read-only fields included. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : { a: A; b: B }

/** Both can stand for the other: the same values, however they are written down. */
export type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { missing: B }) : { tooMuch: A }

/** A line that the compiler checks, and nothing else. */
export function holds<_T extends true>(): void {}
