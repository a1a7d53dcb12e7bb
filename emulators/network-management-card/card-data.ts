import type { CardCommand } from './card-commands.ts'
import type { CardSettings } from './card-settings.ts'
import type { CardDefectChoices } from './firmware/card-firmware.ts'
import type { RecentRequest, RecentTrap } from './managers.ts'

/** A command that waits for the clients of the card. */
interface WaitingCommand {
  readonly command: CardCommand
  /** When it goes to the unit, device ms. */
  readonly at: number
}

export interface CardData {
  /** How often it has started, over its whole life. */
  boots: number
  /** When its network came up, device ms; null while it starts or has no supply. */
  startedAt: number | null
  /** When it will be up; null while it is up or has no supply. */
  startsAt: number | null
  waiting: WaitingCommand[]
  /** Requests answered and traps sent since it started. */
  requests: number
  traps: number
  /** When the next status packet of network shutdown is due, device ms; null without clients. */
  statusAt: number | null
  /** When it will start anew as a manager asked, device ms. */
  restartsAt: number | null
  /** The last transfer to battery was for want of any voltage. */
  blackout: boolean
  /** What its SNMP engine has counted since it started, by object. */
  counters: Record<string, number>
  /** Messages that it has encrypted over its whole life: no two share a salt. */
  encrypted: number
}

/** What managers set by RFC 1628: 1 output only or 2 the whole system; restart 1 on, 2 off. */
export interface IetfControl {
  shutdownType: number
  autoRestart: number
}

/** A card as it is kept in snapshots. */
export interface SavedCard {
  readonly data: CardData
  readonly settings: CardSettings
  readonly version: string
  readonly choices: CardDefectChoices
  readonly ietf: IetfControl
}

/** State of a card for the control API. */
export interface NetworkCardDescription {
  readonly card: string
  readonly firmware: string
  readonly application: string
  readonly defects: readonly string[]
  readonly state: 'up' | 'starting' | 'no-supply'
  readonly boots: number
  readonly uptimeSeconds: number
  readonly access: { readonly v1: boolean; readonly v3: boolean }
  readonly shutdownPending: boolean
  readonly requests: number
  readonly traps: number
  readonly managers: readonly string[]
  readonly recentRequests: readonly RecentRequest[]
  readonly recentTraps: readonly RecentTrap[]
}

/** A card that has never been in a unit. */
export function freshCardData(): CardData {
  return {
    boots: 0,
    startedAt: null,
    startsAt: null,
    waiting: [],
    requests: 0,
    traps: 0,
    statusAt: null,
    restartsAt: null,
    blackout: false,
    counters: {},
    encrypted: 0,
  }
}
