import type { CardTraits } from './firmware/card-traits.ts'

/** What a manager with that community may do: `write` and `write+` differ only while somebody is logged in. */
export const COMMUNITY_ACCESS = ['disable', 'read', 'write', 'write+'] as const
export const RECEIVER_VERSIONS = ['v1', 'v2c'] as const

export interface Community {
  readonly name: string
  readonly access: (typeof COMMUNITY_ACCESS)[number]
  /** Managers that it counts for: an address, where 255 in an octet is any; `0.0.0.0` is every address. */
  readonly nms: string
}

/** Somebody who is sent traps. */
export interface TrapReceiver {
  /** Address and UDP port: `127.0.0.1:162`. */
  readonly address: string
  readonly version: (typeof RECEIVER_VERSIONS)[number]
  /** Community that it is sent with. */
  readonly name: string
  /** Sent as an inform, which wants an answer. */
  readonly inform: boolean
  readonly traps: 'powernet' | 'ietf' | 'both'
}

/** A sensor on a universal port: degrees Celsius, and percent where it measures humidity. */
export interface Sensor {
  readonly port: number
  readonly temperature: number
  readonly humidity?: number | undefined
}

/** Who may ask what. */
export interface CardAccess {
  readonly v1: boolean
  readonly communities: readonly Community[]
}

/** What is set on a card itself, not on its unit. Times in seconds. */
export interface CardSettings {
  contact: string
  location: string
  /** sysName; the model of the unit when nobody has set it. */
  name: string | null
  /** Null: as shipped, which follows the version. */
  access: CardAccess | null
  receivers: readonly TrapReceiver[]
  authenticationTraps: boolean
  /** The longest time that a client of network shutdown needs. */
  maximumRequiredDelay: number
  /** How long `sleep` lasts. */
  sleepTime: number
  /** What hangs on the universal ports. */
  readonly sensors: readonly Sensor[]
  /** Plain HTTP answers; null: as the version ships. */
  readonly http: boolean | null
  /** Network shutdown: who is sent status packets, `host:port`, and what signs them. */
  readonly clients: readonly string[]
  user: string
  phrase: string
}

export function factoryCardSettings(): CardSettings {
  return {
    contact: 'Unknown',
    location: 'Unknown',
    name: null,
    access: null,
    receivers: [],
    authenticationTraps: true,
    // 2 minutes is what older guides name as the default.
    maximumRequiredDelay: 120,
    sleepTime: 0,
    sensors: [],
    http: null,
    clients: [],
    user: 'apc',
    phrase: 'admin user phrase',
  }
}

const ANY = '0.0.0.0'

/** Access as a card of that profile leaves the factory. */
export function shippedAccess({ profile }: Pick<CardTraits, 'profile'>): CardAccess {
  const on = profile === 'legacy'
  return {
    v1: on,
    communities: [
      { name: 'public', access: 'read', nms: ANY },
      { name: 'private', access: 'write', nms: ANY },
    ],
  }
}

/** Whether a community counts for a manager at that address. */
export function nmsMatches(filter: string, address: string): boolean {
  if (filter === ANY || filter === '255.255.255.255' || filter === '') return true
  const own = address.replace(/^::ffff:/, '')
  const [wanted, given] = [filter.split('.'), own.split('.')]
  if (wanted.length !== 4 || given.length !== 4) return filter === own
  return wanted.every((octet, index) => octet === '255' || octet === given[index])
}
