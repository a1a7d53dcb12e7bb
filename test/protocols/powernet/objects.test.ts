import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CARD_DEFECTS } from '../../../emulators/network-management-card/firmware/card-defects.ts'
import { CARD_TRAITS } from '../../../emulators/network-management-card/firmware/card-traits.ts'
import {
  ALWAYS,
  NOT_REPRODUCED,
} from '../../../emulators/network-management-card/firmware/known-differences.ts'
import { CARD_OBJECTS, compareOids } from '../../../src/protocols/powernet/objects-of-card.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

test('the table of objects is what its script makes of the data', async () => {
  const { powernetObjects } = await import('../../../scripts/write-powernet-objects.mjs')
  expect(read('src/protocols/powernet/objects.ts')).toBe(powernetObjects())
})

test('objects stand in the order of a walk, each once', () => {
  for (let index = 1; index < CARD_OBJECTS.length; index++)
    expect(compareOids(CARD_OBJECTS[index - 1]!.oid, CARD_OBJECTS[index]!.oid)).toBeLessThan(0)
})

test('every known difference between versions can be chosen, always holds, or is listed with the reason', () => {
  const rows = read('data/network-management-card/firmware.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]!)
  expect(rows).toHaveLength(58)
  const covered = [
    ...CARD_DEFECTS.map(({ id }) => id),
    ...Object.values(CARD_TRAITS).flatMap(({ covers }) => covers),
    ...Object.keys(ALWAYS),
    ...Object.keys(NOT_REPRODUCED),
  ]
  expect([...covered].sort()).toEqual([...new Set(covered)].sort())
  expect([...covered].sort()).toEqual([...rows].sort())
})
