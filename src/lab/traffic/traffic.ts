import type { TransferStatus } from '../../../emulators/usb-hid-emulator-lite/src/device/in-pipe.ts'
import type { Transfer } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { Direction } from '../../ports/faults/fault.ts'

/** What passed: bytes, a USB transfer, lines that moved, or a client that came or went. */
export type TrafficPiece =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'usb'
      /** The host starts the transfer, or it has ended. */
      readonly stage: 'submitted' | 'completed'
      readonly transfer: Transfer
      /** Of a transfer that has ended. */
      readonly status: TransferStatus | 'cancelled' | undefined
      /** Without the setup packet. */
      readonly bytes: Uint8Array
    }
  /** Modem lines as the host sees them; true is asserted. */
  | { readonly kind: 'lines'; readonly lines: Readonly<Record<string, boolean>> }
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed' }

/** The connection of a host that the bench plays itself. */
export const PLAYED = 0

/** A wire of the bench. */
export interface Wire {
  readonly device: string
  readonly port: string
  /** What is spoken now: `modbus`, `microlink`, `ups-link`, `hid`, `simple`, `none`. */
  readonly protocol: string
  /** Tells the clients of one port apart: TCP serves several at once. Counts from 1; 0 is a host the bench plays. */
  readonly connection: number
}

/** One piece on a wire, as the host's end of it sees it: what the host sent, and what reaches it. */
export type TrafficMessage = Wire & {
  /** The wire itself: the same object for all that passes there while one language is spoken. */
  readonly wire: Wire
  /** Counts from 1 over the whole bench, from when somebody first listens. */
  readonly id: number
  readonly direction: Direction
  /** Device time, milliseconds since 1970-01-01 UTC. */
  readonly at: number
  /** Line time, milliseconds from an arbitrary zero: when the piece is on the line. */
  readonly line: number
} & TrafficPiece

/** A message to be kept: with bytes of its own, since ports use their buffers again. */
export function keptMessage(message: TrafficMessage): TrafficMessage {
  return 'bytes' in message ? { ...message, bytes: message.bytes.slice() } : message
}

/** The times a message bears. */
export interface TrafficTimes {
  /** Device time, brought up to the moment. */
  readonly device: () => number
  /** Device time as it stands. */
  readonly now: () => number
  readonly line: () => number
}

export type TrafficListener = (message: TrafficMessage) => void

/** The most that listen at once. */
const MOST_LISTENERS = 128

/** Everything that passes on the wires of a bench, for whoever listens. Nothing is kept. */
export class Traffic {
  readonly #times: TrafficTimes
  readonly #listeners = new Set<TrafficListener>()
  #next = 1

  constructor(times: TrafficTimes) {
    this.#times = times
  }

  /** Somebody listens; while nobody does, taps do not look at what passes. */
  get listened(): boolean {
    return this.#listeners.size > 0
  }

  /**
   * Calls back with every message from now on. Bytes in it are only valid during the call: copy what must be kept.
   *
   * @returns what ends it
   * @throws RangeError when too many listen already
   */
  listen(listener: TrafficListener): () => void {
    if (this.#listeners.size >= MOST_LISTENERS)
      throw new RangeError(`${MOST_LISTENERS} listeners to traffic; no more are taken`)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @param line when the piece is on the line, line milliseconds; now when left out */
  pass(wire: Wire, direction: Direction, passed: TrafficPiece, line = this.#times.line()): void {
    const { device, port, protocol, connection } = wire
    const at = this.#times.device()
    const id = this.#next++
    this.#tell({ wire, id, device, port, protocol, connection, direction, at, line, ...passed })
  }

  /**
   * The same for bytes, of which there are most: the unit has been brought up to the moment already.
   *
   * @param line when they are on the line, line milliseconds
   */
  passBytes(wire: Wire, direction: Direction, bytes: Uint8Array, line: number): void {
    const { device, port, protocol, connection } = wire
    const at = this.#times.now()
    const id = this.#next++
    this.#tell({ wire, id, device, port, protocol, connection, direction, at, line, kind: 'bytes', bytes })
  }

  #tell(message: TrafficMessage): void {
    for (const listener of this.#listeners) listener(message)
  }
}
