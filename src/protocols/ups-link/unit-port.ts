import type { Source } from '../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Memory } from './memory.ts'

/** What the commands work on: a unit, whose port it is, and what the port remembers. */
export interface UnitPort {
  readonly ups: SmartUps
  /** What commands count as coming from: `rj45` for the unit's own port, the slot for a card's. */
  readonly source: Source
  readonly memory: Memory
}

/** What a query answers with, without the line end; undefined is `NA`. */
export type Query = (port: UnitPort) => string | undefined
