import type { LineClock } from '../../line/line-clock.ts'
import type { LineSession, Output } from '../../line/line-session.ts'
import {
  FAULT_KINDS,
  FAULT_NAMES,
  FaultError,
  type FaultName,
  type FaultOrder,
  type MadeFault,
  makeFault,
} from './catalogue.ts'
import type { Direction, FaultKind, Noise, Random, StuckLines } from './fault.ts'

interface ActiveFault extends MadeFault {
  readonly order: FaultOrder
}

/** A cable that can be pulled out of its port, and put back. */
export interface Cable {
  pull(): void
  plug(): void
  /** The host at its other end goes to sleep, or wakes up: USB only. */
  suspend?(): void
  resume?(): void
}

export interface WireOptions {
  readonly random: Random
  readonly line: LineClock
  /** The wire carries USB reports. */
  readonly usb?: boolean
}

/** Something that is so for a while, by line time, and that is acted on when it begins and when it ends. */
class Lasting {
  readonly #line: LineClock
  readonly #begin: () => void
  readonly #end: () => void
  #cancelEnd: (() => void) | undefined
  on = false

  constructor(line: LineClock, begin: () => void, end: () => void) {
    this.#line = line
    this.#begin = begin
    this.#end = end
  }

  /** From now on for so many milliseconds, 0 to end it, infinity for good. */
  lastFor(ms: number): void {
    this.#cancelEnd?.()
    this.#cancelEnd = ms > 0 && Number.isFinite(ms) ? this.#line.after(ms, () => this.#set(false)) : undefined
    this.#set(ms > 0)
  }

  #set(on: boolean): void {
    if (on === this.on) return
    this.on = on
    if (on) this.#begin()
    else this.#end()
  }
}

/** The faults of one port, in the order they are applied; they can be changed while it is in use. */
export class WireFaults {
  readonly line: LineClock
  readonly #random: Random
  readonly #usb: boolean
  readonly #cables = new Set<Cable>()
  readonly #hosts = new Set<(bytes: Uint8Array) => void>()
  readonly #noises = new Set<() => void>()
  #applied: readonly ActiveFault[] = []
  #hasLines = false
  readonly #changed = new Set<() => void>()
  readonly #out: Lasting
  readonly #suspended: Lasting

  constructor({ random, line, usb = false }: WireOptions) {
    this.#random = random
    this.line = line
    this.#usb = usb
    const each = (act: (cable: Cable) => void) => () => {
      for (const cable of this.#cables) act(cable)
    }
    this.#out = new Lasting(
      line,
      each((cable) => cable.pull()),
      each((cable) => cable.plug()),
    )
    this.#suspended = new Lasting(
      line,
      each((cable) => cable.suspend?.()),
      each((cable) => cable.resume?.()),
    )
  }

  /** The faults that this wire can have. */
  get possible(): readonly FaultName[] {
    return FAULT_NAMES.filter((name) => {
      const kind: FaultKind = FAULT_KINDS[name]
      if (kind.holdsLines) return this.#hasLines && !this.#usb
      return this.#usb ? kind.onlyBytes !== true : kind.onlyUsb !== true
    })
  }

  get orders(): readonly FaultOrder[] {
    return this.#applied.map(({ order }) => order)
  }

  /** The cable is out. */
  get isOut(): boolean {
    return this.#out.on
  }

  /** @throws FaultError, and leaves those there were */
  set(orders: readonly FaultOrder[]): void {
    const made = orders.map((order) => ({ order, ...makeFault(order, this.#usb) }))
    if (!this.#hasLines && made.some(({ kind }) => kind.holdsLines))
      throw new FaultError('stuck-line is a fault of ports with modem lines, and this one has none')
    this.#applied = made
    for (const changed of this.#changed) changed()
    this.#makeNoise()
    this.#out.lastFor(Math.max(0, ...this.#applied.map(({ cableOutMs }) => cableOutMs)))
    this.#suspended.lastFor(Math.max(0, ...this.#applied.map(({ suspendedMs }) => suspendedMs)))
  }

  /** The port has modem lines, so that they can be stuck. */
  hasModemLines(): void {
    this.#hasLines = true
  }

  /** Modem lines that are held. */
  get stuckLines(): StuckLines {
    return Object.assign({}, ...this.#applied.map(({ stuckLines }) => stuckLines))
  }

  /** Calls back when other faults are there; returns what ends that. */
  onChange(changed: () => void): () => void {
    this.#changed.add(changed)
    return () => this.#changed.delete(changed)
  }

  /** What the host sends comes back to it. */
  get echoes(): boolean {
    return !this.isOut && this.#applied.some(({ kind }) => kind.isEcho)
  }

  /** Whom noise on the line reaches. Returns what takes it away. */
  listen(host: (bytes: Uint8Array) => void): () => void {
    this.#hosts.add(host)
    if (this.#hosts.size === 1) this.#makeNoise()
    return () => {
      this.#hosts.delete(host)
      // Nobody is there to read it: no timer is left behind.
      if (this.#hosts.size === 0) this.#makeNoise()
    }
  }

  /** The port's own cable: what hangs up when it is pulled. Returns what takes it away. */
  attach(cable: Cable): () => void {
    this.#cables.add(cable)
    if (this.isOut) cable.pull()
    return () => this.#cables.delete(cable)
  }

  /** What arrives of some pieces that are on the line at `atMs`. */
  through(direction: Direction, pieces: readonly Output[], atMs = this.line.now()): readonly Output[] {
    if (this.isOut) return []
    let passing = pieces
    for (const { order, kind, fault } of this.#applied) {
      if (order.direction !== undefined && order.direction !== direction) continue
      passing = passing.flatMap((piece) =>
        kind.isSteady || this.#random() < (order.probability ?? 1)
          ? fault(piece, this.#random, atMs)
          : [piece],
      )
    }
    return passing
  }

  /** Starts the noise of each fault that makes some, and ends what there was. */
  #makeNoise(): void {
    for (const cancel of this.#noises) cancel()
    this.#noises.clear()
    if (this.#hosts.size === 0) return
    for (const { noise } of this.#applied) if (noise) this.#noiseAfter(noise)
  }

  #noiseAfter({ everyMs, draw }: Noise): void {
    const cancel = this.line.after(everyMs, () => {
      this.#noises.delete(cancel)
      if (!this.isOut) for (const host of this.#hosts) host(draw(this.#random))
      this.#noiseAfter({ everyMs, draw })
    })
    this.#noises.add(cancel)
  }
}

/**
 * A session at the end of a bad line. A request that the line delays is answered as much later, since nothing else of
 * its delay can be seen from the other end.
 */
export function withFaults(session: LineSession, faults: WireFaults): LineSession {
  const isGood = () => faults.orders.length === 0
  let stopNoise = () => {}
  return {
    receive(bytes, atMs) {
      if (isGood()) return session.receive(bytes, atMs)
      const back = faults.echoes ? [{ bytes: Uint8Array.from(bytes) }] : []
      const answers = faults
        .through('to-unit', [{ bytes }], atMs)
        .flatMap(({ bytes: arrived, afterMs = 0 }) => {
          const outputs = session.receive(arrived, atMs + afterMs)
          return faults
            .through('to-host', outputs, atMs + afterMs)
            .map((output) => ({ bytes: output.bytes, afterMs: (output.afterMs ?? 0) + afterMs }))
        })
      return [...back, ...answers]
    },
    attach: (speak) => {
      stopNoise = faults.listen(speak)
      session.attach?.((bytes) => {
        if (isGood()) return speak(bytes)
        for (const { bytes: arrived, afterMs = 0 } of faults.through('to-host', [{ bytes }])) {
          if (afterMs === 0) speak(arrived)
          else faults.line.after(afterMs, () => speak(arrived))
        }
      })
    },
    get finished() {
      return session.finished ?? false
    },
    save: (atMs) => session.save?.(atMs),
    load: (saved, atMs) => session.load?.(saved, atMs),
    close: () => {
      stopNoise()
      session.close?.()
    },
  }
}
