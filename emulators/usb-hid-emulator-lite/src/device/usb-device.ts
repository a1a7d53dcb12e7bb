import type { DeviceDeclaration, InterfaceDeclaration, Setup } from './declaration.ts'
import { type BusState, standardRequest } from './standard-requests.ts'

/** Packets kept for a host that does not fetch them; older ones make room. */
const MOST_QUEUED = 64

/** Somebody who waits for data of an IN endpoint. */
interface Waiting {
  readonly length: number
  readonly done: (data: Uint8Array) => void
}

interface InPipe {
  readonly packets: Uint8Array[]
  readonly waiting: Waiting[]
}

/**
 * A USB device in user space: answers control requests, takes OUT transfers, and holds IN transfers until there is
 * data. Pure; a backend (USB/IP, uhid, a host in the same process) brings the transfers.
 */
export class UsbDevice {
  readonly declaration: DeviceDeclaration
  readonly #state: BusState = { configuration: 0, remoteWakeup: false, halted: new Set() }
  readonly #pipes = new Map<number, InPipe>()
  #attached = false

  constructor(declaration: DeviceDeclaration) {
    this.declaration = declaration
    for (const { endpoints } of declaration.interfaces)
      for (const { address } of endpoints)
        if (address & 0x80) this.#pipes.set(address, { packets: [], waiting: [] })
  }

  /** A host uses the device. */
  get attached(): boolean {
    return this.#attached
  }

  get configuration(): number {
    return this.#state.configuration
  }

  /** A host takes the device into use; false when another one has it. */
  attach(): boolean {
    if (this.#attached) return false
    this.#attached = true
    this.reset()
    return true
  }

  /** The host is gone: whatever it waited for is forgotten. */
  detach(): void {
    this.#attached = false
    this.reset()
  }

  /** Bus reset: unconfigured, nothing queued, nothing awaited. */
  reset(): void {
    this.#state.configuration = 0
    this.#state.remoteWakeup = false
    this.#state.halted.clear()
    for (const pipe of this.#pipes.values()) {
      pipe.packets.length = 0
      pipe.waiting.length = 0
    }
    for (const declared of this.declaration.interfaces) declared.reset?.()
  }

  /**
   * A control transfer.
   *
   * @param data what the host sends; empty for IN
   * @returns for IN the answer, cut to what was asked for; for OUT an empty array; undefined is a STALL
   */
  control(setup: Setup, data: Uint8Array): Uint8Array | undefined {
    const answer = this.#request(setup, data)
    if (!answer) return undefined
    return setup.requestType & 0x80 ? answer.subarray(0, setup.length) : EMPTY
  }

  /** An OUT transfer to an endpoint other than 0; false is a STALL. */
  out(endpoint: number, data: Uint8Array): boolean {
    if (this.#state.halted.has(endpoint)) return false
    return this.#interfaceWith(endpoint)?.out?.(endpoint, data) ?? false
  }

  /**
   * An IN transfer: `done` gets the data, now or when there is some.
   *
   * @returns what takes the request back, telling whether it was still waiting; undefined is a STALL
   */
  in(endpoint: number, length: number, done: (data: Uint8Array) => void): (() => boolean) | undefined {
    const pipe = this.#pipes.get(endpoint)
    if (!pipe || this.#state.halted.has(endpoint)) return undefined
    const packet = pipe.packets.shift()
    if (packet) {
      done(packet.subarray(0, length))
      return () => false
    }
    const waiting = { length, done }
    pipe.waiting.push(waiting)
    return () => {
      const at = pipe.waiting.indexOf(waiting)
      if (at >= 0) pipe.waiting.splice(at, 1)
      return at >= 0
    }
  }

  /** The device has data for the host; without a host it is dropped. */
  send(endpoint: number, data: Uint8Array): void {
    const pipe = this.#pipes.get(endpoint)
    if (!pipe) throw new RangeError(`endpoint 0x${endpoint.toString(16)} is no IN endpoint of this device`)
    if (!this.#attached) return
    const next = pipe.waiting.shift()
    if (next) {
      next.done(data.subarray(0, next.length))
      return
    }
    pipe.packets.push(data)
    if (pipe.packets.length > MOST_QUEUED) pipe.packets.shift()
  }

  #request(setup: Setup, data: Uint8Array): Uint8Array | undefined {
    const kind = (setup.requestType >> 5) & 3
    const recipient = setup.requestType & 0x1f
    if (isPortReset(setup)) {
      this.reset()
      return EMPTY
    }
    if (recipient === 1) {
      // An interface's own descriptors (HID, report) come by a standard request to the interface.
      const own = this.declaration.interfaces[setup.index & 0xff]?.control?.(setup, data)
      if (own) return own
    } else if (kind !== 0) {
      for (const declared of this.declaration.interfaces) {
        const own = declared.control?.(setup, data)
        if (own) return own
      }
    }
    return kind === 0 ? standardRequest(this.declaration, this.#state, setup) : undefined
  }

  #interfaceWith(endpoint: number): InterfaceDeclaration | undefined {
    return this.declaration.interfaces.find(({ endpoints }) =>
      endpoints.some(({ address }) => address === endpoint),
    )
  }
}

const EMPTY = new Uint8Array()

/** Some hosts hand on a reset of the port as the hub request it was (SET_FEATURE, PORT_RESET). */
function isPortReset({ requestType, request, value }: Setup): boolean {
  return requestType === 0x23 && request === 3 && value === 4
}
