import { closeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { LineConnection } from '../line-connection.ts'
import { takeLock } from '../lock-file.ts'
import { checkLineRate } from '../pacing.ts'
import type { Port, PortOptions } from '../port.ts'
import { portErrorFrom } from '../port-error.ts'
import { type ClientPresence, ClientWatch } from './client-watch.ts'
import type { Libc } from './libc.ts'
import { PtyEnd } from './pty-end.ts'
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

/**
 * Opens a pty and answers on it until closed, however often clients open and close it.
 *
 * Like a line without a listener, it keeps nothing for later: what a client has not read when it closes is gone, and
 * replies due after that are dropped. Clients are noticed through inotify; without it (macOS, or no koffi) leftovers
 * of one client can reach the next.
 *
 * @throws PortError when no pty can be had or something else is at `link`, a bench that runs included
 */
export async function openPtyPort(options: PtyPortOptions): Promise<Port> {
  const mode = options.mode ?? DEFAULT_PTY_MODE
  if (!(Number.isInteger(mode) && mode >= 0 && mode <= 0o777)) {
    throw new RangeError(`mode is ${mode}; it must be permissions from 0 to 0o777, such as 0o600 or 0o660`)
  }
  checkLineRate(options)
  const link = options.link === undefined ? undefined : resolve(options.link)
  const unlock = link === undefined ? () => {} : takeLock(lockOf(link), `the port ${options.link}`)
  const pair = await openPtyPair(mode).catch((error) => {
    unlock()
    throw error
  })
  const port = new PtyPort(pair, { link, unlock }, options)
  try {
    // Last of all: a client that finds the link finds a port that works.
    if (link !== undefined) publishLink(link, pair.slavePath)
  } catch (error) {
    await port.close()
    throw error
  }
  return port
}

/** Beside the link, hidden: the link itself cannot say whose it is. */
const lockOf = (link: string) => join(dirname(link), `.${basename(link)}.lock`)

interface PtyPlace {
  readonly link: string | undefined
  /** Lets other benches have the place. */
  readonly unlock: () => void
}

class PtyPort implements Port {
  readonly endpoint: { readonly kind: 'pty'; readonly path: string }
  readonly #pair: PtyPair
  readonly #link: string | undefined
  readonly #unlock: () => void
  readonly #end: PtyEnd
  readonly #line: LineConnection
  readonly #presence: ClientPresence | undefined
  readonly #onFailure: PortOptions['onFailure']
  #closed: Promise<void> | undefined

  constructor(pair: PtyPair, { link, unlock }: PtyPlace, options: PtyPortOptions) {
    this.endpoint = { kind: 'pty', path: link ?? pair.slavePath }
    this.#pair = pair
    this.#link = link
    this.#unlock = unlock
    this.#onFailure = options.onFailure
    this.#presence = clientWatch(pair.libc)?.start(pair.slavePath, () => this.#lastClientLeft())
    this.#end = new PtyEnd(pair.masterFd, options.clock, {
      received: (bytes) => this.#line.receive(bytes),
      drained: () => this.#line.drained(),
      failed: (error) => this.#fail(error),
    })
    this.#line = new LineConnection(this.#end, options, () => this.#listened())
  }

  clients(): number | undefined {
    return this.#presence?.count()
  }

  close(): Promise<void> {
    this.#closed ??= this.#release()
    return this.#closed
  }

  async #release(): Promise<void> {
    if (this.#link !== undefined) withdrawLink(this.#link, this.#pair.slavePath)
    this.#unlock()
    this.#presence?.stop()
    this.#line.close()
    closeSync(this.#pair.slaveFd)
    await this.#end.destroy()
  }

  #fail(error: Error): void {
    if (this.#closed !== undefined) return
    void this.close()
    this.#onFailure?.(portErrorFrom(`pty ${this.endpoint.path}`, error))
  }

  #listened(): boolean {
    return this.#presence === undefined || this.#presence.asked()
  }

  #lastClientLeft(): void {
    const { libc, masterFd, slaveFd } = this.#pair
    libc?.endExclusiveUse(slaveFd)
    this.#end.dropBacklog()
    libc?.discardUnread(masterFd, slaveFd)
    this.#line.dropReplies()
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
