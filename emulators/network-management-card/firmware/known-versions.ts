import type { CardDecisions } from './card-decisions.ts'
import type { CardGeneration } from './card-models.ts'
import type { CardTraits } from './card-traits.ts'
import type { CardVersion } from './card-versions.ts'

/** A version that is in no table: what it answers and tells otherwise than its number makes it. */
export interface OwnCardVersion extends CardVersion {
  readonly generation: CardGeneration
  readonly decides: Partial<CardDecisions>
  readonly traits: Partial<CardTraits>
}
