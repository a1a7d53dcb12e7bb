import { z } from 'zod'

/** What a lab file can say of every card in a slot. */
export const SLOT_FIELDS = {
  fitted: z
    .boolean()
    .optional()
    .meta({ description: 'false: the card lies beside the unit until it is put in; default true' }),
}
