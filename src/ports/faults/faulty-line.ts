import type { LineSession, Output } from '../port.ts'
import { type FaultOrder, makeFault } from './catalogue.ts'
import type { Direction, Fault, Random } from './fault.ts'

interface Struck {
  readonly order: FaultOrder
  readonly fault: Fault
}

/** The faults of one port, in the order they strike; they can be changed while it is in use. */
export class WireFaults {
  readonly #random: Random
  #struck: readonly Struck[] = []

  constructor(random: Random) {
    this.#random = random
  }

  get orders(): readonly FaultOrder[] {
    return this.#struck.map(({ order }) => order)
  }

  /** @throws FaultError, and leaves those there were */
  set(orders: readonly FaultOrder[]): void {
    this.#struck = orders.map((order) => ({ order, fault: makeFault(order) }))
  }

  /** What arrives of some pieces. */
  through(direction: Direction, pieces: readonly Output[]): readonly Output[] {
    let passing = pieces
    for (const { order, fault } of this.#struck) {
      if (order.direction !== undefined && order.direction !== direction) continue
      passing = passing.flatMap((piece) =>
        this.#random() < (order.probability ?? 1) ? fault(piece, this.#random) : [piece],
      )
    }
    return passing
  }
}

/**
 * A session at the end of a bad line. A request that the line delays is answered as much later, since nothing else of
 * its delay can be seen from the other end.
 */
export function behindFaults(session: LineSession, faults: WireFaults): LineSession {
  return {
    receive(bytes, atMs) {
      if (faults.orders.length === 0) return session.receive(bytes, atMs)
      return faults.through('to-unit', [{ bytes }]).flatMap(({ bytes: arrived, afterMs = 0 }) => {
        const outputs = session.receive(arrived, atMs + afterMs)
        return faults
          .through('to-host', outputs)
          .map((output) => ({ bytes: output.bytes, afterMs: (output.afterMs ?? 0) + afterMs }))
      })
    },
    attach: (speak) =>
      session.attach?.((bytes) => {
        for (const piece of faults.through('to-host', [{ bytes }])) speak(piece.bytes)
      }),
    get finished() {
      return session.finished ?? false
    },
    close: () => session.close?.(),
  }
}
