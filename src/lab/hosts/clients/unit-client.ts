import type { LineClock } from '../../../line/line-clock.ts'
import type { HostSessionData } from '../../../protocols/microlink/host-session.ts'
import type { Moment } from '../../../protocols/pcnet/moment.ts'
import type { WireContext } from '../../wiring/wire-context.ts'

/** What management software makes of what it has read. */
export interface Reading {
  readonly onBattery: boolean
  readonly lowBattery: boolean
  readonly shutdownImminent: boolean
}

/** What is said of a unit of which nothing is known yet. */
export const NOTHING_SAID: Reading = { onBattery: false, lowBattery: false, shutdownImminent: false }

/** Where the cable of a client is, whether it has ever lost its unit, and what it knows of it. */
export interface ClientData {
  readonly connected: boolean
  readonly gone: boolean
  /** Of a session of Microlink that is open. */
  readonly microlink?: HostSessionData
  /** When the last packet of network shutdown was made. */
  readonly packet?: Moment
}

/** What a host was notified of. */
export interface Notice {
  /** What it now knows; what is left out is as before. */
  readonly reading: Partial<Reading>
  /** The same in words. */
  readonly words: string
}

/** The software of a scripted host, on a wire to its unit. */
export interface UnitClient {
  /** Asks the unit. @returns undefined where no answer comes that makes sense */
  read(): Reading | undefined
  /** Of software that is notified instead of asking: calls back with each notice. */
  listen?(notified: (notice: Notice) => void): void
  /** Commands the whole unit off, and back with the mains. Nobody knows what becomes of it on the way. */
  killPower(): void
  /** Pulls its cable, or puts it back. */
  plug(connected: boolean): void
  /** Lets go of the port for good. */
  close(): void
  save(): ClientData
  load(saved: ClientData): void
}

/** What clients need of the bench. */
export interface ClientContext extends WireContext {
  readonly line: LineClock
}

/** An answer that takes longer than this has come to nobody, line ms: the stock time-out of management software. */
export const ANSWER_WITHIN_MS = 1000
