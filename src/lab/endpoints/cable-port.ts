import type { WireFaults } from '../../ports/faults/faulty-line.ts'
import type { Endpoint, Port } from '../../ports/port.ts'

/** Opens a port; a second time at the place where it was. */
export type OpenPort = (again?: Endpoint) => Promise<Port>

/**
 * A port that is closed while its cable is out, so that clients see a closed connection or a serial port that hangs up,
 * and opened at the same place when it is back.
 *
 * @param failed called when the place is not to be had any more
 */
export async function onCable(
  faults: WireFaults,
  open: OpenPort,
  failed: (error: Error) => void,
): Promise<Port> {
  const port = new CablePort(await open(), open, failed)
  port.detach = faults.attach(port)
  return port
}

class CablePort implements Port {
  readonly endpoint: Endpoint
  detach: () => void = () => {}
  readonly #open: OpenPort
  readonly #failed: (error: Error) => void
  #port: Port | undefined
  /** One after the other, however fast the cable is moved. */
  #turn: Promise<void> = Promise.resolve()
  #closed = false

  constructor(port: Port, open: OpenPort, failed: (error: Error) => void) {
    this.endpoint = port.endpoint
    this.#port = port
    this.#open = open
    this.#failed = failed
  }

  clients(): number | undefined {
    return this.#port ? this.#port.clients?.() : 0
  }

  pull(): void {
    this.#then(async () => {
      await this.#port?.close()
      this.#port = undefined
    })
  }

  plug(): void {
    this.#then(async () => {
      if (!this.#closed) this.#port ??= await this.#open(this.endpoint)
    })
  }

  close(): Promise<void> {
    this.#closed = true
    this.detach()
    this.pull()
    return this.#turn
  }

  #then(action: () => Promise<void>): void {
    this.#turn = this.#turn.then(action).catch(this.#failed)
  }
}

/** Where a port was, as an address to listen on; `asked` for one that has not been open. */
export function sameAddress(again: Endpoint | undefined, asked: string): string {
  return again && 'address' in again ? again.address : asked
}
