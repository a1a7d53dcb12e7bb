import { expect, test } from 'vitest'
import { nmsMatches } from '../../../emulators/network-management-card/card-settings.ts'
import { CARD_MODELS } from '../../../emulators/network-management-card/firmware/card-models.ts'
import {
  cardVersionsOf,
  compareCardVersions,
} from '../../../emulators/network-management-card/firmware/card-versions.ts'

test.each([
  ['0.0.0.0', '192.0.2.7', true],
  ['255.255.255.255', '192.0.2.7', true],
  ['192.0.2.7', '192.0.2.7', true],
  ['192.0.2.7', '192.0.2.8', false],
  ['192.0.2.255', '192.0.2.8', true],
  ['192.0.2.255', '192.0.3.8', false],
  ['127.0.0.1', '::ffff:127.0.0.1', true],
  ['127.0.0.1', '::1', false],
])('a filter of %s for a manager at %s: %s', (filter, address, matches) => {
  expect(nmsMatches(filter, address)).toBe(matches)
})

test('versions of a generation stand in their order', () => {
  for (const { generation } of CARD_MODELS) {
    const versions = cardVersionsOf(generation)
    expect([...versions].sort(compareCardVersions)).toEqual(versions)
  }
})
