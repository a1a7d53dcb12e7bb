import { join } from 'node:path'
import { checkMade, checkText, givenFields } from '../../emulators/smart-ups/check-value.ts'
import type { SlotName } from '../../emulators/smart-ups/commands.ts'
import { parseListenAddress } from '../ports/address.ts'
import { takeLock } from '../ports/lock-file.ts'
import { USBIP_PORT, UsbipHub } from '../ports/usbip/usbip-hub.ts'
import { BenchCore, type BenchCoreOptions } from './bench-core.ts'
import type { AnyCardConfig } from './cards/card-kind.ts'
import { defined } from './defined.ts'
import type { Device } from './device.ts'
import type { BenchDevice } from './emulated-bench.ts'
import { DeviceEndpoints } from './endpoints/device-endpoints.ts'
import type { LabConfig } from './lab-file/schema.ts'
import { PlugInError } from './plugins/plug-in.ts'
import type { PortKind } from './port-kind.ts'
import { portKinds } from './port-kinds.ts'
import { refuseShared } from './shared-places.ts'
import { StateStore } from './state-store.ts'
import type { TimeMode } from './time/time-driver.ts'
import { DeviceError } from './unit/device-error.ts'

export interface BenchOptions extends BenchCoreOptions {
  /** Folder that keeps settings between runs. */
  readonly state?: string
  /** Where the USB/IP server of the bench listens, when a device has a USB port. */
  readonly usbip?: string
}

/** Emulated units, the time they share, and the ports they can be reached at. */
export class Bench extends BenchCore {
  readonly #store: StateStore | undefined
  readonly #state: string | undefined
  #unlockState: () => void = () => {}
  readonly #usbip: string
  #isOpen = false
  readonly #endpoints = new Map<Device, DeviceEndpoints>()
  #hub: Promise<UsbipHub> | undefined
  /** Called when an open port stops working by itself, or settings cannot be saved. */
  onTrouble: (device: BenchDevice, error: Error) => void = () => {}
  /** Called with a configuration warning. */
  onWarning: (text: string) => void = () => {}

  /** @throws TypeError or RangeError when an option is wrong, naming the value given and those allowed */
  constructor(given: BenchOptions = {}) {
    givenFields('bench', given, ['time', 'seed', 'line', 'startAt', 'plugins', 'state', 'usbip'], {
      mayBeEmpty: true,
    })
    const { state, usbip, ...options } = given
    super(options)
    if (state !== undefined) checkText('state', state, 'the path of a folder')
    if (usbip !== undefined) checkText('usbip', usbip, 'an address such as 127.0.0.1:3240')
    this.#usbip = usbip ?? `127.0.0.1:${USBIP_PORT}`
    this.#state = state
    this.#store = state === undefined ? undefined : new StateStore(state)
  }

  /** A bench as a lab file describes it; its ports are still closed. */
  static fromLab(lab: LabConfig, { plugins }: Pick<BenchOptions, 'plugins'> = {}): Bench {
    checkMade('lab', lab, ['devices'], 'a lab that readLabFile() or parseLab() gave')
    if (lab.plugins !== undefined && plugins === undefined)
      throw new PlugInError(
        `the lab names plug-ins (${lab.plugins.join(', ')}), which run only when you say so: Bench.fromLab(lab, { plugins: await loadPlugins(lab.plugins) })`,
      )
    const { clock } = lab
    const time: TimeMode =
      clock && 'virtual' in clock ? { virtual: true } : { virtual: false, speed: clock?.speed ?? 1 }
    const bench = new Bench({
      time,
      ...defined({ state: lab.state, usbip: lab.usbip }),
      ...(plugins === undefined ? {} : { plugins }),
    })
    for (const [id, config] of Object.entries(lab.devices)) bench.add(id, config)
    return bench
  }

  /** Gives a unit the settings it was left with, and keeps those it will have. */
  protected override prepare(device: Device): void {
    refuseShared(device, this.devices)
    this.#restoreSettings(device)
    device.ups.on((event) => {
      if (event.type === 'setting') this.#saveSettings(device)
    })
  }

  /**
   * Opens every endpoint of every device that is not open yet, and keeps other benches from its state folder.
   *
   * @throws PortError when one cannot be had; then none stays open
   */
  async open(): Promise<void> {
    this.refuseWhenClosed()
    try {
      if (this.#state !== undefined && !this.#isOpen)
        this.#unlockState = takeLock(join(this.#state, '.lock'), `the state folder ${this.#state}`)
      this.#isOpen = true
      for (const device of this.devices) await this.openPorts(device)
    } catch (error) {
      await this.close()
      throw error
    }
  }

  protected override async openPorts(device: Device): Promise<void> {
    if (!this.#isOpen || this.#endpoints.has(device)) return
    const endpoints = new DeviceEndpoints(device, {
      line: this.line,
      sync: () => this.sync(),
      failed: (error) => this.onTrouble(device, error),
      hub: () => this.#openHub(),
      seed: this.seed,
      traffic: this.traffic,
    })
    this.#endpoints.set(device, endpoints)
    device.listEndpoints = () => endpoints.list
    await endpoints.open()
  }

  protected override async closePortsOf(device: Device): Promise<void> {
    const endpoints = this.#endpoints.get(device)
    this.#endpoints.delete(device)
    await endpoints?.close()
  }

  protected override settled(device: Device): void {
    if (this.#store) this.#saveSettings(device)
  }

  override portKinds(): readonly PortKind[] {
    return portKinds()
  }

  /**
   * Puts a card into a slot or takes it out (null), its ports opening and closing with it. When a port cannot be had the
   * card is taken out again.
   *
   * @throws DeviceError when the unit has no such slot
   * @throws PortError when a port of the card cannot be had
   */
  override async fitCard(device: Device, slot: SlotName, config: AnyCardConfig | null): Promise<void> {
    const endpoints = this.#endpoints.get(device)
    if (!endpoints) return device.fitCard(slot, config)
    try {
      await endpoints.moveCard(() => device.fitCard(slot, config))
    } catch (error) {
      if (error instanceof DeviceError) throw error
      device.fitCard(slot, null)
      throw error
    }
  }

  /** One USB/IP server for everything that is a USB device. */
  #openHub(): Promise<UsbipHub> {
    this.#hub ??= openedHub(this.#usbip, (text) => this.onWarning(text))
    return this.#hub
  }

  protected override async closePorts(): Promise<void> {
    await Promise.all([...this.#endpoints.values()].map((endpoints) => endpoints.close()))
    this.#endpoints.clear()
    const hub = await this.#hub?.catch(() => undefined)
    this.#hub = undefined
    await hub?.close()
    this.#unlockState()
  }

  /** A full disk must not stop the unit that someone is talking to. */
  #saveSettings(device: Device): void {
    try {
      this.#store?.save(device.id, { settings: device.ups.settings })
      this.troubles.delete(device.id)
    } catch (error) {
      const text = (error as Error).message
      // Once until it is over: settings may change many times on a full disk.
      if (!this.troubles.has(device.id))
        this.journal.add(device.id, { type: 'trouble', at: this.clock.now, text })
      this.troubles.set(device.id, text)
      this.onTrouble(device, error as Error)
    }
  }

  #restoreSettings(device: Device): void {
    const saved = this.#store?.load(device.id) as { settings?: object } | undefined
    if (saved === undefined) return
    try {
      const { settings } = Object.fromEntries(givenFields('state', saved, ['settings']))
      device.ups.settings.load(settings as object)
    } catch (error) {
      throw new DeviceError(device.id, `saved state cannot be used: ${(error as Error).message}`, error)
    }
  }
}

async function openedHub(address: string, onWarning: (text: string) => void): Promise<UsbipHub> {
  const hub = new UsbipHub(parseListenAddress(address), onWarning)
  await hub.open()
  return hub
}
