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
  readonly endpoints: readonly EndpointState[]
}

export type CardState = NonNullable<Device['smartslot1']>

export interface EndpointState {
  readonly port: string
  readonly protocol: string
  readonly kind?: string
  readonly path?: string
  readonly address?: string
}
