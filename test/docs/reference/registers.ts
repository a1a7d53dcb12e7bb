import { ITEMS } from '../../../src/protocols/modbus/map/register-map.ts'
import { unit } from '../../support/unit.ts'
import { code, table } from './table.ts'

/** Every register block, with what a rested SMT1500RM2U shows there. */
export function registers(): string {
  const { ups } = unit()
  const rows = ITEMS.map((item) => {
    const content = new Uint8Array(item.length * 2)
    item.put(ups, 'native', content, 0)
    return [
      String(item.address),
      `0x${item.address.toString(16).toUpperCase().padStart(4, '0')}`,
      String(item.length),
      code(item.name),
      item.access,
      item.show(content, 0),
    ]
  })
  return table(['register', '', 'words', 'name', 'access', 'on a rested unit'], rows)
}
