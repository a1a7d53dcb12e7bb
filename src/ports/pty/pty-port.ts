import { closeSync } from 'node:fs'
import { resolve } from 'node:path'
import { ReadStream } from 'node:tty'
import { LineConnection } from '../line-connection.ts'
import { checkLineRate } from '../pacing.ts'
import type { Port, PortOptions } from '../port.ts'
import { portErrorFrom } from '../port-error.ts'
import { type ClientPresence, ClientWatch } from './client-watch.ts'
import type { Libc } from './libc.ts'
import { openPtyPair, type PtyPair } from './pty-pair.ts'
import { publishLink, withdrawLink } from './stable-link.ts'

/** A virtual serial port: unmodified software opens it like `/dev/ttyS0`. */
export interface PtyPortOptions extends PortOptions {
  /** Where a symlink to the pty is kept while the port is open; missing folders are made. */
  readonly link?: string
  /** Permissions of the pty, `0o600` (this user alone) when left out. */
  readonly mode?: number
}

/** Only its owner may open a new pty, as it is with a terminal. */
export const DEFAULT_PTY_MODE = 0o600

const STREAM_BUFFER_BYTES = 65_536

/**
 * Opens a pty and answers on it until closed, however often clients open and close it.
 *
 * Like a line without a listener, it keeps nothing for later: what a client has not read when it closes is gone, and
 * replies due after that are dropped. Clients are noticed through inotify; without it (macOS, or no koffi) leftovers
 * of one client can reach the next.
 *
 * @throws PortError when no pty can be had or something else is at `link`
 */
export async function openPtyPort(options: PtyPortOptions): Promise<Port> {
  const mode = options.mode ?? DEFAULT_PTY_MODE
  if (!(Number.isInteger(mode) && mode >= 0 && mode <= 0o777)) {
    throw new RangeError(`mode is ${mode}; it must be permissions from 0 to 0o777, such as 0o600 or 0o660`)
  }
  checkLineRate(options)
  const pair = await openPtyPair(mode)
  const link = options.link === undefined ? undefined : resolve(options.link)
  const port = new PtyPort(pair, link, options)
  try {
    // Last of all: a client that finds the link finds a port that works.
    if (link !== undefined) publishLink(link, pair.slavePath)
  } catch (error) {
    await port.close()
    throw error
  }
  return port
}

class PtyPort implements Port {
  readonly endpoint: { readonly kind: 'pty'; readonly path: string }
  readonly #pair: PtyPair
  readonly #link: string | undefined
  readonly #stream: ReadStream
  readonly #line: LineConnection
  readonly #presence: ClientPresence | undefined
  #open = true

  constructor(pair: PtyPair, link: string | undefined, options: PtyPortOptions) {
    this.endpoint = { kind: 'pty', path: link ?? pair.slavePath }
    this.#pair = pair
    this.#link = link
    this.#presence = clientWatch(pair.libc)?.start(pair.slavePath, () => this.#lastClientLeft())
    this.#stream = new ReadStream(pair.masterFd, { highWaterMark: STREAM_BUFFER_BYTES } as object)
    const presence = this.#presence
    this.#line = new LineConnection(this.#stream, {
      ...options,
      ...(presence && { somebodyListens: () => presence.count() > 0 }),
    })
    this.#stream.on('error', (error) => {
      if (!this.#open) return
      this.#release()
      options.onFailure?.(portErrorFrom(`pty ${this.endpoint.path}`, error))
    })
  }

  async close(): Promise<void> {
    if (!this.#open) return
    const closed = new Promise<void>((done) => this.#stream.once('close', () => done()))
    this.#release()
    await closed
  }

  #release(): void {
    this.#open = false
    if (this.#link !== undefined) withdrawLink(this.#link, this.#pair.slavePath)
    this.#presence?.stop()
    this.#line.close()
    this.#stream.destroy()
    closeSync(this.#pair.slaveFd)
  }

  /** Runs while events are being delivered, so it must not ask for events itself. */
  #lastClientLeft(): void {
    if (!this.#open) return
    const { libc, masterFd, slaveFd } = this.#pair
    libc?.endExclusiveUse(slaveFd)
    this.#line.dropReplies()
    libc?.discardUnread(masterFd, slaveFd)
    // What the kernel had no room for waits in the stream; once that has gone across it is discarded, too.
    if (this.#stream.writableLength > 0) this.#stream.write(new Uint8Array(0), () => this.#discardLate())
  }

  #discardLate(): void {
    if (!this.#open || this.#presence === undefined || this.#presence.count() > 0) return
    this.#pair.libc?.discardUnread(this.#pair.masterFd, this.#pair.slaveFd)
  }
}

const watches = new WeakMap<Libc, ClientWatch>()

/** The process's one watch over all its ptys, where it can have one. */
function clientWatch(libc: Libc | undefined): ClientWatch | undefined {
  if (libc?.openFileEvents === undefined) return undefined
  const watch = watches.get(libc) ?? new ClientWatch(libc.openFileEvents)
  watches.set(libc, watch)
  return watch
}
