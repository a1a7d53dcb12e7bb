import type { UpdateWay } from '../firmware/circumstances.ts'
import type { DefectChoices } from '../firmware/firmware.ts'

/** Where an update is; `restarting` and `dead` are units that an update has left useless. */
export const UPDATE_PHASES = ['none', 'receiving', 'installing', 'restarting', 'dead'] as const
export type UpdatePhase = (typeof UPDATE_PHASES)[number]

/** How the last update ended. */
export const UPDATE_RESULTS = [
  'updated',
  'timed-out',
  'output-on',
  'usb-failed',
  'power-lost',
  'card-removed',
  'port-lost',
  'restart-cycle',
  'dead',
] as const
export type UpdateResult = (typeof UPDATE_RESULTS)[number]

/** The firmware that is being installed. */
export interface UpdateTarget {
  readonly line: number
  readonly version: string
  readonly choices: DefectChoices
}

/** What an update remembers, as plain data; moments are device ms. */
export interface UpdateData {
  readonly phase: UpdatePhase
  readonly target: UpdateTarget | null
  readonly via: UpdateWay | null
  readonly startedAt: number | null
  /** When the phase ends by itself. */
  readonly endsAt: number | null
  readonly again: boolean
  readonly result: UpdateResult | null
  /** In a restart cycle: the electronics are up at the moment. */
  readonly up: boolean
  /** Since when the unit has had no supply, and whether that once lasted 60 s. */
  readonly darkSince: number | null
  readonly coldStarted: boolean
  readonly serialNumberErased: boolean
  /** Whether packs count from the other end. */
  readonly packsReversed: boolean
  /** On the display until a key is pressed. */
  readonly message: string | null
}

export const NO_UPDATE: UpdateData = {
  phase: 'none',
  target: null,
  via: null,
  startedAt: null,
  endsAt: null,
  again: false,
  result: null,
  up: true,
  darkSince: null,
  coldStarted: false,
  serialNumberErased: false,
  packsReversed: false,
  message: null,
}
