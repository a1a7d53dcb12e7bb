import { BusConfiguration } from './bus-configuration.ts'
import { checkDeclaration, hex } from './configurations.ts'
import { type ControlAnswer, type DeviceDeclaration, NAK } from './declaration.ts'
import type { Cancel, InDone } from './in-pipe.ts'
import { isIn, kindOf, RECIPIENT, REQUEST_KIND, recipientOf, type Setup } from './setup.ts'
import { standardRequest } from './standard-requests.ts'
import type { Transfer, TransferTap } from './tap.ts'

const EMPTY = new Uint8Array()

/** How an OUT transfer ended; `nak` is not at all. */
export type OutAnswer = 'ok' | 'stall' | typeof NAK

/**
 * A USB device in user space: answers control requests, takes OUT transfers, and holds IN transfers until there is
 * data. Pure; a backend (USB/IP, uhid, a host in the same process) brings the transfers.
 */
export class UsbDevice {
  readonly declaration: DeviceDeclaration
  readonly #bus: BusConfiguration
  #attached = false
  #suspended = false
  #tap: TransferTap | undefined
  #transfers = 0

  /** @throws RangeError where the declaration is one no host could use */
  constructor(declaration: DeviceDeclaration) {
    checkDeclaration(declaration)
    this.declaration = declaration
    this.#bus = new BusConfiguration(declaration)
  }

  /** A host uses the device. */
  get attached(): boolean {
    return this.#attached
  }

  /** The configuration value the host has set; 0 while there is none. */
  get configuration(): number {
    return this.#bus.configuration
  }

  /** The host has put the bus to sleep. */
  get suspended(): boolean {
    return this.#suspended
  }

  /** Shows every transfer to `tap`, one at a time; undefined ends it. */
  watch(tap: TransferTap | undefined): void {
    this.#tap = tap
  }

  // What a host does.

  /** A host takes the device into use; false when another one has it. */
  attach(): boolean {
    if (this.#attached) return false
    this.#attached = true
    this.#tap?.attached?.()
    this.#bus.reset('reset')
    this.declaration.onBus?.({ type: 'attached' })
    return true
  }

  /** The host is gone, or the device is pulled out: transfers that wait end as `gone`. */
  detach(): void {
    if (!this.#attached) return
    this.#attached = false
    this.#suspended = false
    this.#tap?.detached?.()
    this.#bus.reset('gone')
    this.declaration.onBus?.({ type: 'detached' })
  }

  /** Bus reset: unconfigured, nothing queued, waiting transfers ended. */
  reset(): void {
    this.#suspended = false
    this.#bus.reset('reset')
    this.declaration.onBus?.({ type: 'reset' })
  }

  /** The host stops talking; data the device sends is kept for later. */
  suspend(): void {
    if (!this.#attached || this.#suspended) return
    this.#suspended = true
    this.declaration.onBus?.({ type: 'suspended' })
  }

  resume(): void {
    if (!this.#suspended) return
    this.#suspended = false
    this.declaration.onBus?.({ type: 'resumed' })
  }

  /**
   * A control transfer.
   *
   * @param data what the host sends; empty for IN
   * @returns for IN the answer, cut to what was asked for; for OUT an empty array; undefined is a STALL
   */
  control(setup: Setup, data: Uint8Array): ControlAnswer {
    const transfer = this.#tap && this.#transfer('control', setup.requestType & 0x80, setup.length, setup)
    if (transfer) this.#tap?.submitted(transfer, data)
    const answer = this.#request(setup, data)
    if (answer === NAK) return NAK
    const sent = answer && (isIn(setup) ? cut(answer, setup.length) : EMPTY)
    if (transfer) this.#tap?.completed(transfer, sent ? 'ok' : 'stall', sent ?? EMPTY)
    return sent
  }

  /** An OUT transfer to an endpoint other than 0. */
  out(endpoint: number, data: Uint8Array): OutAnswer {
    const declared = this.#bus.endpoint(endpoint)
    const transfer = this.#tap && declared && this.#transfer(declared.type, endpoint, data.length)
    if (transfer) this.#tap?.submitted(transfer, data)
    const taken = this.#bus.isHalted(endpoint) ? false : this.#bus.ownerOf(endpoint)?.out?.(endpoint, data)
    if (taken === NAK) return NAK
    const answer = taken ? 'ok' : 'stall'
    if (transfer) this.#tap?.completed(transfer, answer, EMPTY)
    return answer
  }

  /**
   * An IN transfer: `done` is called once, now or when there is data.
   *
   * @returns what takes the transfer back, telling whether it was still waiting; undefined is a STALL
   */
  in(endpoint: number, length: number, done: InDone): Cancel | undefined {
    const pipe = this.#bus.pipe(endpoint)
    const declared = this.#bus.endpoint(endpoint)
    if (!pipe || !declared || pipe.halted) return undefined
    const tap = this.#tap
    if (!tap) return pipe.request(length, done)
    const transfer = this.#transfer(declared.type, endpoint, length)
    tap.submitted(transfer, EMPTY)
    const cancel = pipe.request(length, (status, data) => {
      tap.completed(transfer, status, data)
      done(status, data)
    })
    return () => {
      const waited = cancel()
      if (waited) tap.completed(transfer, 'cancelled', EMPTY)
      return waited
    }
  }

  // What the device itself does.

  /**
   * The device has data for the host; dropped while no host has configured it.
   *
   * @throws RangeError when the device has no such IN endpoint
   */
  send(endpoint: number, data: Uint8Array): void {
    if (!this.#bus.declares(endpoint) || !(endpoint & 0x80))
      throw new RangeError(`${hex(endpoint)} is no IN endpoint of this device`)
    this.#bus.pipe(endpoint)?.offer(data)
  }

  /**
   * Puts data in the place of what was sent with the same first byte, where the host has not fetched it yet.
   *
   * @returns false where nothing such waits
   */
  replace(endpoint: number, data: Uint8Array): boolean {
    return this.#bus.pipe(endpoint)?.replace(data) ?? false
  }

  /** Bytes sent to an IN endpoint that no host has fetched. */
  queuedBytes(endpoint: number): number {
    return this.#bus.pipe(endpoint)?.queuedBytes ?? 0
  }

  /** Transfers of the host that wait for data of an IN endpoint. */
  waitingTransfers(endpoint: number): number {
    return this.#bus.pipe(endpoint)?.waiting ?? 0
  }

  /** Forgets data sent to an IN endpoint that no host has fetched. */
  flush(endpoint: number): void {
    this.#bus.pipe(endpoint)?.flush()
  }

  /** Halts an endpoint: transfers STALL until the host clears it. */
  halt(endpoint: number): void {
    this.#bus.setHalted(endpoint, true)
  }

  /** Wakes a suspended host; false when it sleeps on or has not allowed that. */
  wakeHost(): boolean {
    if (!this.#suspended || !this.#bus.remoteWakeup) return false
    this.resume()
    return true
  }

  #transfer(type: Transfer['type'], endpoint: number, length: number, setup?: Setup): Transfer {
    this.#transfers += 1
    return { id: this.#transfers, type, endpoint, length, setup }
  }

  #request(setup: Setup, data: Uint8Array): ControlAnswer {
    if (isPortReset(setup)) {
      this.reset()
      return EMPTY
    }
    const own = this.#ownRequest(setup, data)
    if (own !== undefined || kindOf(setup) !== REQUEST_KIND.standard) return own
    const before = this.#bus.configuration
    const answer = standardRequest(this.declaration, this.#bus, setup)
    if (this.#bus.configuration !== before)
      this.declaration.onBus?.({ type: 'configured', configuration: this.#bus.configuration })
    return answer
  }

  /** What the author's callbacks say to a request. Interfaces see standard ones too: HID descriptors come by them. */
  #ownRequest(setup: Setup, data: Uint8Array): ControlAnswer {
    const recipient = recipientOf(setup)
    const interfaces = this.#bus.interfaces
    if (recipient === RECIPIENT.interface) return interfaces[setup.index & 0xff]?.control?.(setup, data)
    if (kindOf(setup) === REQUEST_KIND.standard) return undefined
    if (recipient === RECIPIENT.endpoint) return this.#bus.ownerOf(setup.index)?.control?.(setup, data)
    const answer = this.declaration.control?.(setup, data)
    if (answer !== undefined) return answer
    for (const { control } of interfaces) {
      const found = control?.(setup, data)
      if (found !== undefined) return found
    }
    return undefined
  }
}

function cut(data: Uint8Array, length: number): Uint8Array {
  return data.length > length ? data.subarray(0, length) : data
}

/** usbip-win2 hands on a reset of the port as the hub request it was (SET_FEATURE, PORT_RESET). */
function isPortReset({ requestType, request, value }: Setup): boolean {
  return requestType === 0x23 && request === 3 && value === 4
}
