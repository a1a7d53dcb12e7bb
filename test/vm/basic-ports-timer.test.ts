import { test } from 'vitest'
import { STORY_TIMEOUT, twoClientsOnTwoPorts } from './support/basic-ports.ts'
import { describeInGuest } from './support/guest.ts'

describeInGuest('Basic ports as USB-serial adapters in a guest, timer mode', () => {
  test('apcupsd dumb and NUT genericups, one on each port', { timeout: STORY_TIMEOUT }, () =>
    twoClientsOnTwoPorts('timer'),
  )
})
