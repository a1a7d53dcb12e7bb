import type { CardEvent } from '../../emulators/network-management-card/card-events.ts'
import {
  type NetworkCardOptions,
  NetworkManagementCard,
} from '../../emulators/network-management-card/network-management-card.ts'
import { instanceAt, inUnit, readInstance } from '../../src/protocols/powernet/card-objects.ts'
import type { Reading } from '../../src/protocols/powernet/object.ts'
import { OBJECTS, type ObjectName } from '../../src/protocols/powernet/objects.ts'
import { oidOf } from '../../src/protocols/powernet/objects-of-card.ts'
import { type UnitUnderTest, unit } from './unit.ts'

export interface NetworkCardUnderTest extends UnitUnderTest {
  readonly card: NetworkManagementCard
  /** What the card has reported. */
  readonly reports: CardEvent[]
  /** Reads an object by name; undefined where the card lacks it. */
  read(name: ObjectName, instance?: string): Reading
  /** Writes one by name. @returns why it is refused */
  write(name: ObjectName, value: number | string, instance?: string): string | undefined
}

/** A unit with a Network Management Card in its slot, an AP9631 at 6.6.4 when left out. */
export function unitWithNetworkCard(
  options: Parameters<typeof unit>[0] & { readonly card?: Partial<NetworkCardOptions> } = {},
): NetworkCardUnderTest {
  const made = unit(options)
  const model = options.card?.model ?? 'AP9631'
  const card = new NetworkManagementCard({
    model,
    ...(model === 'AP9631' ? { version: '6.6.4' } : {}),
    ...options.card,
  })
  made.ups.fit(card)
  const reports: CardEvent[] = []
  card.watch((event) => reports.push(event))
  const find = (name: ObjectName, instance: string) => {
    const at = inUnit(card)!
    const found = instanceAt(at, oidOf(`${OBJECTS[name][0]}.${instance}`))
    return { at, found }
  }
  return {
    ...made,
    card,
    reports,
    read(name, instance = '0') {
      const { at, found } = find(name, instance)
      return found && readInstance(at, found)
    },
    write(name, value, instance = '0') {
      const { at, found } = find(name, instance)
      const write = found?.object.write
      if (!found || !write) return 'not-writable'
      const refusal = write.refuses?.(at, value, found.row)
      if (refusal === undefined) write.apply(at, value, found.row)
      return refusal
    },
  }
}
