import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'

/** A setting of the unit, or of an outlet group behind the name of the group. */
export type Key = keyof UnitSettings | `${'MOG' | 'SOG0' | 'SOG1' | 'SOG2'}.${keyof GroupSettings}`
export type Value = string | number | boolean

/** What became of a write: `taken`, `refused` by the unit, or `unsayable` where the face has no word for the value. */
export type Outcome = 'taken' | 'refused' | 'unsayable'

/** One setting as one face carries it. */
export interface Carried {
  /** What the face shows now. */
  readonly shown: () => unknown
  /** What it is to show when the unit has this value. */
  readonly shows: (value: Value) => unknown
  /** Absent where the face can only be read. */
  readonly write?: (value: Value) => Outcome
}

/** A way in which a setting can be seen and changed: a protocol, the front panel, the library. */
export interface Face {
  readonly name: string
  readonly carries: ReadonlyMap<Key, Carried>
}
