import type { CardTraits } from './firmware/card-traits.ts'

/** What a manager with that community may do: `write` and `write+` differ only while somebody is logged in. */
export const COMMUNITY_ACCESS = ['disable', 'read', 'write', 'write+'] as const
export const RECEIVER_VERSIONS = ['v1', 'v2c', 'v3'] as const
/** What signs the messages of a user of version 3, and what encrypts them. */
export const AUTH_PROTOCOLS = ['none', 'MD5', 'SHA', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'] as const
export const PRIV_PROTOCOLS = ['none', 'DES', 'AES', 'AES-192', 'AES-256', 'AES-192-C', 'AES-256-C'] as const
export const USER_LEVELS = ['noAuthNoPriv', 'authNoPriv', 'authPriv'] as const
/** Profiles of users that a card has (user guides of the second and third generation). */
export const MOST_USERS = 4

export interface Community {
  readonly name: string
  readonly access: (typeof COMMUNITY_ACCESS)[number]
  /** Managers that it counts for: an address, where 255 in an octet is any; `0.0.0.0` is every address. */
  readonly nms: string
}

/** A user profile of version 3, with the access control entry that lets it in. */
export interface CardUser {
  readonly name: string
  readonly auth: (typeof AUTH_PROTOCOLS)[number]
  readonly authPassword?: string | undefined
  readonly priv: (typeof PRIV_PROTOCOLS)[number]
  readonly privPassword?: string | undefined
  /** Requests below are refused. */
  readonly level: (typeof USER_LEVELS)[number]
  readonly access: 'read' | 'write'
  readonly nms: string
}

/** Somebody who is sent traps. */
export interface TrapReceiver {
  /** Address and UDP port: `127.0.0.1:162`. */
  readonly address: string
  readonly version: (typeof RECEIVER_VERSIONS)[number]
  /** Community that it is sent with, or user of version 3. */
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
  /** Versions 1 and 2c. */
  readonly v1: boolean
  readonly communities: readonly Community[]
  /** Version 3. */
  readonly v3: boolean
  readonly users: readonly CardUser[]
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
  /** Modbus TCP is switched on. */
  readonly modbus: boolean
  /** Network shutdown: who is sent status packets, `host:port`, and what signs them. */
  readonly clients: readonly string[]
  user: string
  phrase: string
  /** Of every user of the console. */
  password: string
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
    modbus: false,
    clients: [],
    user: 'apc',
    phrase: 'admin user phrase',
    password: 'apc',
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
    v3: false,
    users: Array.from({ length: MOST_USERS }, (_, index) => ({
      name: `apc snmp profile${index + 1}`,
      ...{ auth: 'none', priv: 'none', level: 'noAuthNoPriv', access: 'write', nms: ANY },
    })),
  }
}

/** Access as an earlier release saved it, before cards had users. */
export function withUsers(access: CardAccess | null): CardAccess | null {
  return access && { ...access, v3: access.v3 ?? false, users: access.users ?? [] }
}

/** Whether a community counts for a manager at that address. */
export function nmsMatches(filter: string, address: string): boolean {
  if (filter === ANY || filter === '255.255.255.255' || filter === '') return true
  const own = address.replace(/^::ffff:/, '')
  const [wanted, given] = [filter.split('.'), own.split('.')]
  if (wanted.length !== 4 || given.length !== 4) return filter === own
  return wanted.every((octet, index) => octet === '255' || octet === given[index])
}
