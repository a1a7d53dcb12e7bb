import type { LineClock } from '../../line/line-clock.ts'
import type { Traffic } from '../traffic/traffic.ts'

/** What the wires of a bench share. */
export interface WireContext {
  /** Brings device time up to now before a session is given bytes. */
  readonly sync: () => void
  readonly seed: number
  readonly line: LineClock
  readonly traffic: Traffic
  /** The host at the other end is one that the bench plays itself. */
  readonly played?: true
}
