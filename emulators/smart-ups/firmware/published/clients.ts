import type { PublishedRow, Surface } from './row.ts'

/** What programs look at, besides the power of their load, which every one of them sees. */
const SEES = {
  'nut-usbhid': ['usb', 'usb-hid', 'usb-descriptor'],
  'nut-modbus': ['modbus', 'modbus-tcp', 'modbus-usb'],
  'apcupsd-usb': ['usb', 'usb-hid', 'usb-descriptor', 'modbus-usb'],
  powerchute: ['rs232', 'usb', 'usb-hid', 'usb-descriptor', 'microlink', 'microlink-usb', 'simple'],
  snmp: ['nmc', 'smartslot'],
} as const satisfies Record<string, readonly Surface[]>

export type ClientName = keyof typeof SEES
export const CLIENT_NAMES = Object.keys(SEES) as ClientName[]

const EVERYBODY: readonly Surface[] = ['all', 'power']

/** Whether a client can notice a difference. */
export function canSee(client: ClientName, { surfaces }: PublishedRow): boolean {
  const seen: readonly Surface[] = [...EVERYBODY, ...SEES[client]]
  return surfaces.some((surface) => seen.includes(surface))
}

/** From what every client notices to what only a person at the panel or the vendor's cloud service does. */
const RANKS: readonly (readonly Surface[])[] = [
  EVERYBODY,
  ['rs232', 'simple', 'usb', 'usb-hid', 'usb-descriptor', 'modbus', 'modbus-usb', 'modbus-tcp'],
  ['microlink', 'microlink-usb', 'smartslot', 'nmc'],
  ['lcd'],
]

/** Where a difference stands in that order; lower is noticed by more. */
export function noticeRank({ surfaces }: PublishedRow): number {
  const rank = RANKS.findIndex((group) => surfaces.some((surface) => group.includes(surface)))
  return rank < 0 ? RANKS.length : rank
}

/** Beginnings of the titles of traits that a client does not meet, where it is not one of those it looks at. */
const TITLES: readonly (readonly [begin: string, surface: Surface])[] = [
  ['USB', 'usb-hid'],
  ['HID', 'usb-hid'],
  ['Modbus', 'modbus'],
  ['Microlink', 'microlink'],
  ['UPS-Link', 'rs232'],
]

/** Whether a client can notice a trait, by the wire that its title names; one that names none is everybody's. */
export function canSeeTrait(client: ClientName, title: string): boolean {
  const named = TITLES.find(([begin]) => title.startsWith(begin))
  return named === undefined || (SEES[client] as readonly Surface[]).includes(named[1])
}
