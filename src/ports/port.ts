import type { LineClock } from '../line/line-clock.ts'
import type { SessionFactory } from '../line/line-session.ts'
import type { PortError } from './port-error.ts'

/** What every port is given when it is opened. */
export interface PortOptions extends LineRate {
  readonly session: SessionFactory
  readonly clock: LineClock
  /** Called at most once, when an open port stops working by itself (an adapter was unplugged, say). */
  readonly onFailure?: (error: PortError) => void
}

/** How slow the line is. Both are off when left out: bytes then go out as fast as the computer can. */
export interface LineRate {
  /** Bits per second, ten bits per character; requests and replies then take the time they would take on the wire. */
  readonly baud?: number
  /** Milliseconds between the end of a request and the start of its reply, on top of `Output.afterMs`. */
  readonly replyDelayMs?: number
}

/** Where an open port can be reached, in the words of `upslab up --json`. */
export type Endpoint =
  | { readonly kind: 'pty'; readonly path: string }
  | { readonly kind: 'tcp'; readonly address: string }
  | { readonly kind: 'serialport'; readonly path: string }
  | { readonly kind: 'rfc2217'; readonly address: string }
  | { readonly kind: 'udp'; readonly address: string }
  | { readonly kind: 'usbip'; readonly address: string; readonly busid: string }

/** A port that is open. */
export interface Port {
  readonly endpoint: Endpoint
  /** How many clients have it open, of ports whose own end is always open; undefined where nobody can say. */
  clients?(): number | undefined
  /** Lets go of everything: connections, descriptors, links. Safe to call twice. */
  close(): Promise<void>
}
