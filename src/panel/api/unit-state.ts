import type { Device } from '../../client/types.ts'

/** What the page shows of a unit: the parts of `GET /devices/{id}` that it reads. */
export interface UnitState extends Device {
  readonly firmware: Device['firmware'] & {
    readonly assumed: readonly { readonly id: string; readonly reason: string }[]
  }
  readonly awake: boolean
  readonly input: Device['input'] & { readonly distorted: boolean }
  readonly output: Device['output'] & {
    readonly cause: string
    readonly frequency: number
    readonly watts: number
    /** Percent of the rated watts. */
    readonly load: number
    readonly overload: boolean
  }
  readonly battery: Device['battery'] & { readonly temperature: number; readonly health: number }
  readonly outletGroups: readonly (Device['outletGroups'][number] & { readonly load: number })[]
  readonly alarms: readonly string[]
  readonly tests: Readonly<Record<'selfTest' | 'calibration', { readonly phase: string }>>
  readonly smartslot1: CardState | null
  readonly endpoints: readonly EndpointState[]
}

export interface CardState {
  readonly card: string
  readonly dip?: string
  readonly mode?: string
  readonly timerSeconds?: number
  readonly lowBatterySignalSeconds?: number
  readonly advancedPortAlwaysConfirmed?: boolean
  readonly phase?: string
  readonly ports?: readonly BasicPortState[]
  readonly [name: string]: unknown
}

export interface BasicPortState {
  readonly name: string
  readonly connected: boolean
  readonly onBattery: boolean
  readonly lowBattery: boolean
  readonly shutdownRequested: boolean
  readonly confirmed: boolean
  readonly [name: string]: unknown
}

export interface EndpointState {
  readonly port: string
  readonly protocol: string
  readonly kind?: string
  readonly path?: string
  readonly address?: string
}
