import type { DeviceState } from '../../client/types.ts'
import { words } from '../words/format.ts'
import { outputWords } from '../words/names.ts'

/** Everything of a unit that somebody may look for, in lower case. */
export function unitText(unit: DeviceState): string {
  const { id, model, firmware, endpoints, hosts, alarms, smartslot1, output } = unit
  return [
    id,
    model,
    `UPS ${firmware.version}`,
    ...firmware.defects,
    ...endpoints.flatMap(({ port, protocol }) => [port, protocol]),
    ...hosts.flatMap(({ name, state, verdict }) => [name, words(state), words(verdict ?? '')]),
    ...alarms.map(words),
    smartslot1?.card ?? '',
    outputWords(unit)[0],
    words(output.cause),
  ]
    .join(' ')
    .toLowerCase()
}

/** Whether a unit has every word that is looked for. */
export function isFound(unit: DeviceState, find: string): boolean {
  const text = unitText(unit)
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Ways to sort a rack; as the lab file has it when none is chosen. */
export const SORTS: Readonly<
  Record<string, { readonly title: string; readonly of: (unit: DeviceState) => string | number }>
> = {
  name: { title: 'by name', of: ({ id }) => id },
  state: { title: 'by state', of: (unit) => outputWords(unit)[0] },
  charge: { title: 'by charge', of: ({ battery }) => battery.charge },
  load: { title: 'by load', of: ({ output }) => -output.load },
  firmware: { title: 'by firmware', of: ({ firmware }) => firmware.version },
}

/** Sorted by one of them; numbers as numbers, names as people count: rack2 before rack10. */
export function sorted(units: readonly DeviceState[], sort: string | undefined): readonly DeviceState[] {
  const of = sort === undefined ? undefined : SORTS[sort]?.of
  if (!of) return units
  return [...units].sort((a, b) => {
    const [left, right] = [of(a), of(b)]
    if (typeof left === 'number' && typeof right === 'number') return left - right
    return String(left).localeCompare(String(right), 'en', { numeric: true })
  })
}
