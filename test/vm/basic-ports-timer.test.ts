import { test } from 'vitest'
import { GUEST_TIMEOUT, twoClientsOnTwoPorts } from './support/basic-ports.ts'
import { describeInGuest } from './support/guest.ts'

describeInGuest('Basic ports as USB-serial adapters in a guest, timer mode', () => {
  test('apcupsd dumb and NUT genericups, one on each port', { timeout: GUEST_TIMEOUT }, () =>
    twoClientsOnTwoPorts('timer'),
  )
})
