import type { OwnRule } from '../traits/index.ts'
import type { Defect } from './defect.ts'
import { DEFECTS } from './defects/index.ts'

/** What firmware may do: the defects there are, and values that somebody put in place of those of the table of traits. */
export interface KnownFirmware {
  readonly defects: readonly Defect[]
  readonly rules: readonly OwnRule[]
}

/** Nothing but what this program brings. */
export const STOCK_FIRMWARE: KnownFirmware = { defects: DEFECTS, rules: [] }
