import { CARDS } from '../../lab/cards/index.ts'

const [expander, legacy, management] = CARDS

/** Order numbers of the cards that steps fit, by what they are. */
export const CARD_OF = {
  expander: expander.card,
  legacy: legacy.card,
  management: management.card,
} as const
export type FittedCard = keyof typeof CARD_OF
