/** What comes after an OID, wherever it lies: before, on, between, behind the objects of a card. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NetworkManagementCard } from '../../../emulators/network-management-card/network-management-card.ts'
import { CARD_OBJECTS, compareOids } from '../../../src/protocols/powernet/objects-of-card.ts'
import { PowernetView } from '../../../src/protocols/powernet/view.ts'
import { unit } from '../../support/unit.ts'

function viewOfCard() {
  const { ups } = unit()
  const card = new NetworkManagementCard({ model: 'AP9631', version: '7.1.2' })
  ups.fit(card)
  return new PowernetView(card)
}

/** Every OID that a walk from the beginning brings. */
function walked(view: PowernetView): (readonly number[])[] {
  const all: (readonly number[])[] = []
  for (let next = view.next([0]); next; next = view.next(next.oid)) all.push(next.oid)
  return all
}

test('a walk brings each instance once, in order', () => {
  const all = walked(viewOfCard())
  expect(all.length).toBeGreaterThan(150)
  for (let index = 1; index < all.length; index++)
    expect(compareOids(all[index - 1]!, all[index]!)).toBeLessThan(0)
})

test('what comes after any OID is the first of the walk behind it', () => {
  const view = viewOfCard()
  const all = walked(view)
  const known = fc.constantFrom(...all, ...CARD_OBJECTS.map(({ oid }) => oid))
  const near = fc
    .tuple(
      known,
      fc.nat({ max: 14 }),
      fc.integer({ min: -1, max: 1 }),
      fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
    )
    .map(([oid, cut, change, more]) => {
      const kept = oid.slice(0, Math.max(1, oid.length - cut))
      return [...kept.slice(0, -1), Math.max(0, kept.at(-1)! + change), ...more]
    })
  fc.assert(
    fc.property(near, (oid) => {
      const behind = all.find((each) => compareOids(each, oid) > 0)
      expect(view.next(oid)?.oid).toEqual(behind)
    }),
    { numRuns: 3000 },
  )
})
