/**
 * The contract between bytes and their meaning: a *session* knows what the bytes mean and nothing of where they come
 * from; a *port* carries bytes to and from the world and knows nothing of their meaning.
 *
 * Sessions are synchronous and own no timers. What they need of time comes with the bytes, as line time.
 */

/** Something a session wants sent. An empty list of these is silence. */
export interface Output {
  /** One reply. The port hands it to the line in one piece unless it paces; the session must not reuse the array. */
  readonly bytes: Uint8Array
  /** The device's own thinking time in line milliseconds, counted from when the request was in. 0 when left out. */
  readonly afterMs?: number
}

/** One end of a conversation: a Modbus RTU engine on a line, a Modbus TCP engine on one connection. */
export interface LineSession {
  /**
   * Takes what the line brought, in pieces of any size.
   *
   * @param bytes only valid during the call: copy what must be kept
   * @param atMs line time of arrival (monotonic milliseconds with fractions, zero at an arbitrary moment). A session
   *   sees silence as the difference between two calls, so that it needs no timer for it.
   * @returns replies in the order they are to be sent
   */
  receive(bytes: Uint8Array, atMs: number): readonly Output[]
  /**
   * For languages whose device speaks unasked (UPS-Link's alerts). A port calls it once, before the first `receive`.
   *
   * @param speak sends bytes at once; a no-op after `close`
   */
  attach?(speak: (bytes: Uint8Array) => void): void
  /** The client spoke another language: nothing more will be answered. A port that can hang up does. */
  readonly finished?: boolean
  /** Bytes so far that were no request, or not a whole one. */
  readonly noise?: number
  /**
   * What it remembers of the conversation, as plain data; for languages that remember anything between two requests.
   *
   * @param atMs line time now: times in it are reported as so long ago
   */
  save?(atMs: number): unknown
  /** Goes on from what the same kind of session has saved. */
  load?(saved: unknown, atMs: number): void
  /** The line is gone; nothing is received after this. */
  close?(): void
}

/** Makes the session of one line: once for a pty or a serial port, once per connection for TCP. */
export type SessionFactory = () => LineSession
