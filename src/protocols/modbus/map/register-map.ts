import { commandRegion } from './commands.ts'
import { dynamicRegion } from './dynamic.ts'
import { inventoryRegion } from './inventory.ts'
import type { Item } from './item.ts'
import { staticRegion } from './static.ts'
import { statusRegion } from './status.ts'
import { verificationRegion } from './verification.ts'

/** Where registers can be; holes in a region read as undefined, anything outside is no address at all. */
export const REGIONS: readonly { readonly first: number; readonly last: number }[] = [
  { first: 0, last: 127 },
  { first: 128, last: 511 },
  { first: 512, last: 1023 },
  { first: 1024, last: 1535 },
  { first: 1536, last: 1791 },
  { first: 2048, last: 2303 },
]

/** Every item, by rising address. */
export const ITEMS: readonly Item[] = [
  ...statusRegion,
  ...dynamicRegion,
  ...inventoryRegion,
  ...staticRegion,
  ...commandRegion,
  ...verificationRegion,
]

const HIGHEST = REGIONS[REGIONS.length - 1]!.last
const OUTSIDE = -2
const HOLE = -1
/** For each address the index of its item, or that it has none. */
const INDEX = buildIndex()

/** The item an address belongs to, whichever of its registers it is. */
export function itemAt(address: number): Item | undefined {
  const index = INDEX[address]
  return index === undefined || index < 0 ? undefined : ITEMS[index]
}

/** Whether an address lies in a region. */
export function isInRegion(address: number): boolean {
  return address <= HIGHEST && INDEX[address] !== OUTSIDE
}

function buildIndex(): Int16Array {
  const index = new Int16Array(HIGHEST + 1).fill(OUTSIDE)
  for (const { first, last } of REGIONS) index.fill(HOLE, first, last + 1)
  ITEMS.forEach((item, number) => {
    for (let address = item.address; address < item.address + item.length; address++) {
      if (index[address] !== HOLE) throw new Error(`register ${address} is in two items or in no region`)
      index[address] = number
    }
  })
  return index
}
