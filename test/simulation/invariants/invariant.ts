import type { Device } from '../../../src/lab/device.ts'

/** What must hold of a unit. Each look at it gives what is wrong, in words; undefined when nothing is. */
export interface Invariant {
  readonly name: string
  /** Looks at the unit whenever it has settled. */
  settled?(): string | undefined
  /** Looks at it between steps. */
  between?(): string | undefined
  /** Somebody has put it into another state from outside: what was seen before says nothing any more. */
  forget?(): void
}

export type MakeInvariant = (device: Device) => Invariant
