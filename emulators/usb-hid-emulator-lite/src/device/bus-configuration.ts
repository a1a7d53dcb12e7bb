import { configurationsOf, endpointsOf, settingOf } from './configurations.ts'
import type { DeviceDeclaration, EndpointDeclaration, InterfaceDeclaration } from './declaration.ts'
import { InPipe, type TransferStatus } from './in-pipe.ts'
import type { BusState } from './standard-requests.ts'

const NO_INTERFACES: readonly InterfaceDeclaration[] = []

/** An endpoint that is in use: configured, and in the setting its interface is in. */
interface Live {
  readonly declared: EndpointDeclaration
  readonly owner: InterfaceDeclaration
  readonly pipe: InPipe | undefined
}

/** What the host has chosen of a device, and the endpoints that follow from it. */
export class BusConfiguration implements BusState {
  readonly #device: DeviceDeclaration
  readonly #alternates = new Map<number, number>()
  readonly #live = new Map<number, Live>()
  readonly #halted = new Set<number>()
  #configuration = 0
  address = 0
  remoteWakeup = false

  constructor(device: DeviceDeclaration) {
    this.#device = device
  }

  get configuration(): number {
    return this.#configuration
  }

  get alternates(): ReadonlyMap<number, number> {
    return this.#alternates
  }

  /**
   * Interfaces of the configuration in force. Before there is one, those of the first: class requests are then
   * undefined in the specification, and hosts that read a report descriptor early get it.
   */
  get interfaces(): readonly InterfaceDeclaration[] {
    const configurations = configurationsOf(this.#device)
    return configurations[Math.max(0, this.#configuration - 1)]?.interfaces ?? NO_INTERFACES
  }

  /** Whether the device has the endpoint in any configuration. */
  declares(address: number): boolean {
    return configurationsOf(this.#device).some(({ interfaces }) =>
      interfaces.some((one) => endpointsOf(one).some((endpoint) => endpoint.address === address)),
    )
  }

  endpoint(address: number): EndpointDeclaration | undefined {
    return this.#live.get(address)?.declared
  }

  ownerOf(address: number): InterfaceDeclaration | undefined {
    return this.#live.get(address)?.owner
  }

  pipe(address: number): InPipe | undefined {
    return this.#live.get(address)?.pipe
  }

  isHalted(address: number): boolean {
    return this.#halted.has(address)
  }

  /** Endpoint 0 takes it and does nothing: it recovers by the next SETUP. */
  setHalted(address: number, halted: boolean): void {
    if ((address & 0x7f) === 0) return
    if (halted) this.#halted.add(address)
    else this.#halted.delete(address)
    const pipe = this.pipe(address)
    if (!pipe) return
    pipe.halted = halted
    if (halted) pipe.endWaiting('stall')
  }

  configure(value: number): void {
    this.#drop('reset')
    this.#configuration = value
    if (value > 0) for (const number of this.interfaces.keys()) this.#open(number, 0)
  }

  selectAlternate(number: number, alternate: number): void {
    const declared = this.interfaces[number]
    if (!declared) return
    for (const { address } of endpointsOf(declared)) this.#close(address, 'reset')
    this.#open(number, alternate)
  }

  /** Back to unconfigured; `status` is how waiting transfers end. */
  reset(status: TransferStatus): void {
    this.#drop(status)
    this.#configuration = 0
    this.address = 0
    this.remoteWakeup = false
    for (const { interfaces } of configurationsOf(this.#device)) for (const { reset } of interfaces) reset?.()
  }

  #open(number: number, alternate: number): void {
    const owner = this.interfaces[number]
    if (!owner) return
    this.#alternates.set(number, alternate)
    for (const declared of settingOf(owner, alternate)?.endpoints ?? []) {
      const pipe = declared.address & 0x80 ? new InPipe(declared) : undefined
      this.#live.set(declared.address, { declared, owner, pipe })
    }
  }

  #close(address: number, status: TransferStatus): void {
    const pipe = this.pipe(address)
    this.#live.delete(address)
    this.#halted.delete(address)
    pipe?.endWaiting(status)
  }

  #drop(status: TransferStatus): void {
    for (const address of [...this.#live.keys()]) this.#close(address, status)
    this.#alternates.clear()
    this.#halted.clear()
  }
}
