import type { TransferTap } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { LineClock } from '../../line/line-clock.ts'
import type { LineSession } from '../../line/line-session.ts'
import { hexOf } from '../../protocols/hex.ts'
import { TUNNEL_IN, TUNNEL_OUT } from '../../protocols/hid-power-device/tunnel.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import { explain } from './explain.ts'

/** A client that has had no answer for so long, line ms, gets none. */
export const SILENT_AFTER_MS = 500
/** Bytes of what was said that are kept. */
const MOST_BYTES = 64
/** Explanations a client gets: one that tries all addresses would get hundreds. */
const MOST_REPORTED = 8

export interface WatchedPort {
  readonly device: WiredUnit
  readonly port: string
  /** What is spoken there now, as `explain` knows it. */
  readonly spoken: () => string
  readonly line: LineClock
  /** Brings device time up to now. */
  readonly sync: () => void
}

/** Waits for a client that is not answered, and tells why on its device: each reason once. */
export class SilenceWatch {
  readonly #port: WatchedPort
  readonly #message = new Uint8Array(MOST_BYTES)
  #used = 0
  #cancel: (() => void) | undefined
  #answered = false
  readonly #reported = new Set<string>()

  constructor(port: WatchedPort) {
    this.#port = port
  }

  /** The client said this, and nothing has come of it yet. */
  said(bytes: Uint8Array): void {
    const taken = bytes.subarray(0, MOST_BYTES - this.#used)
    this.#message.set(taken, this.#used)
    this.#used += taken.length
    this.#cancel?.()
    this.#cancel = this.#port.line.after(SILENT_AFTER_MS, () => this.#explain())
  }

  /** The client was answered. */
  answered(): void {
    this.#answered = true
    if (this.#cancel) this.#forget()
  }

  /** The client has gone: it waits no longer. */
  end(): void {
    if (this.#cancel) this.#explain()
  }

  #forget(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#used = 0
  }

  #explain(): void {
    const { device, port, spoken, sync } = this.#port
    const bytes = this.#message.slice(0, this.#used)
    this.#forget()
    sync()
    const faults = device.wires.get(port)?.orders.map(({ fault }) => fault) ?? []
    const why = explain({ ups: device.ups, spoken: spoken(), bytes, faults, answered: this.#answered })
    if (!why || this.#reported.has(why.text) || this.#reported.size >= MOST_REPORTED) return
    this.#reported.add(why.text)
    device.onSilence({ type: 'silence', at: device.ups.clock.now, port, bytes: hexOf(bytes), ...why })
  }
}

/** A session whose client gets the reason when it is not answered. */
export function watchSession(session: LineSession, port: WatchedPort): LineSession {
  const watch = new SilenceWatch(port)
  return {
    receive(bytes, atMs) {
      const outputs = session.receive(bytes, atMs)
      if (outputs.length > 0) watch.answered()
      else if (bytes.length > 0) watch.said(bytes)
      return outputs
    },
    attach: (speak) => session.attach?.(speak),
    get finished() {
      return session.finished ?? false
    },
    save: (atMs) => session.save?.(atMs),
    load: (saved, atMs) => session.load?.(saved, atMs),
    close() {
      watch.end()
      session.close?.()
    },
  }
}

/** The same for the tunnel in the HID reports of a unit. */
export function watchTunnel(port: WatchedPort): TransferTap {
  let watch = new SilenceWatch(port)
  const anew = () => {
    watch.end()
    watch = new SilenceWatch(port)
  }
  return {
    attached: anew,
    detached: anew,
    submitted({ endpoint }, data) {
      if ((endpoint & 0x80) === 0 && endpoint !== 0 && data[0] === TUNNEL_OUT) watch.said(data.subarray(1))
    },
    completed({ endpoint }, status, data) {
      if ((endpoint & 0x80) !== 0 && status === 'ok' && data[0] === TUNNEL_IN) watch.answered()
    },
  }
}
