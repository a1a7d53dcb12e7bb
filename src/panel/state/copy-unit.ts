import type { AddDeviceBody, DeviceState } from '../../client/types.ts'

/** A unit like another: its model, load, card and hosts; on a firmware of its own, without ports. */
export function copyOf(unit: DeviceState, taken: readonly string[], firmware: string): AddDeviceBody {
  const { model, outletGroups, smartslot1, hosts } = unit
  return {
    id: freeName(`${unit.id}-${firmware}`, taken),
    model,
    firmware,
    load: Object.fromEntries(
      outletGroups.filter(({ load }) => load > 0).map(({ name, load }) => [name, load]),
    ),
    hosts: Object.fromEntries(hosts.map(({ name, group }) => [name, { group }])),
    ...(smartslot1 ? { smartslot1: cardOf(smartslot1) } : {}),
  } as AddDeviceBody
}

function cardOf(card: NonNullable<DeviceState['smartslot1']>): object {
  if (!('dip' in card)) return { card: card.card }
  const plugged = card.ports.filter(({ connected }) => connected).map(({ name }) => [name, {}])
  return { card: card.card, dip: card.dip, ...Object.fromEntries(plugged) }
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.includes(name)) return name
  }
}
