/**
 * Line time: gaps between characters, pacing, reply delays. It runs as the wire runs (real on a real port, by hand in
 * tests) whatever the speed of device time is.
 */
export interface LineClock {
  /** Monotonic milliseconds, with fractions, from an arbitrary zero. */
  now(): number
  /** Runs `action` once, `delayMs` from now at the earliest. Returns what cancels it. */
  after(delayMs: number, action: () => void): () => void
}
