/** Something the user typed cannot be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** No bench answers at an address. */
export class NotReachableError extends Error {
  override readonly name = 'NotReachableError'
}

/** A signal ended a run before its end. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}
