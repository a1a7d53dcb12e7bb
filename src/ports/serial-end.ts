import type { LineSession } from '../line/line-session.ts'

/** Lines a host reads; true is asserted. */
export interface ModemInputs {
  readonly cts: boolean
  readonly dsr: boolean
  readonly dcd: boolean
  readonly ri: boolean
}

/** Lines a host drives; those left out stay as they are. */
export interface ModemOutputs {
  readonly dtr?: boolean
  readonly rts?: boolean
}

/** The device's end of a serial cable, as every kind of port with modem lines joins to it. */
export interface SerialEnd {
  /** What the host reads now. */
  inputs(): ModemInputs
  /** The host has moved its lines. */
  set(lines: ModemOutputs): void
  /** Calls back whenever the inputs may have moved; returns what ends that. */
  watch(moved: () => void): () => void
  /** The data line's session, made anew for each host; left out where the cable has no data line. */
  readonly session?: () => LineSession
}
