import { describe, test } from 'vitest'
import { ensureGuest } from './setup/ensure-guest.ts'
import { STORY_TIMEOUT, twoClientsOnTwoPorts } from './support/basic-ports.ts'

const guest = await ensureGuest()
const why = guest.available ? '' : ` (skipped: ${guest.reason})`

describe.skipIf(!guest.available)(
  `Basic ports as USB-serial adapters in a guest, confirmed mode${why}`,
  () => {
    test('apcupsd dumb and NUT genericups, one on each port', { timeout: STORY_TIMEOUT }, () =>
      twoClientsOnTwoPorts('confirmed'),
    )
  },
)
