import { Bench } from '../../../src/lab/bench.ts'
import type { Device } from '../../../src/lab/device.ts'
import type { DeviceConfig } from '../../../src/lab/lab-file/schema.ts'

/** A bench in real time with one unit on USB/IP, and how a guest gets at it. */
export class UnitOnUsb {
  bench: Bench
  device: Device
  /** Where the USB/IP server listens, on the host's loopback. */
  port = ''

  readonly #config: Partial<DeviceConfig>
  readonly #speed: number

  constructor(config: Partial<DeviceConfig> = {}, speed = 1) {
    this.#config = config
    this.#speed = speed
    ;[this.bench, this.device] = this.#make('0')
  }

  async open(): Promise<this> {
    await this.bench.open()
    const [end] = this.device.endpoints
    this.port = end && 'address' in end ? end.address.split(':')[1]! : ''
    return this
  }

  /** Ends the bench and starts another one in its place, as after a crash. */
  async restart(): Promise<void> {
    await this.bench.close()
    ;[this.bench, this.device] = this.#make(this.port)
    await this.open()
  }

  #make(port: string): [Bench, Device] {
    const time = { virtual: false, speed: this.#speed } as const
    const bench = new Bench({ time, usbip: `127.0.0.1:${port}` })
    const config: DeviceConfig = { model: 'SMT1500RM2U', firmware: '09.3', usb: 'usbip', ...this.#config }
    return [bench, bench.add('ups0', config)]
  }

  /** The shell command that attaches it. */
  get attach(): string {
    return `usbip --tcp-port ${this.port} attach -r 10.0.2.2 -b 1-1`
  }

  /** What scripts ask of the unit by lines such as `HOST blackout`. */
  obey(line: string): void {
    const { ups } = this.device
    if (line === 'HOST blackout') ups.setInput({ voltage: 0 })
    if (line === 'HOST mains') ups.setInput({ voltage: 120 })
    if (line === 'HOST low') ups.setBattery({ charge: 1 })
    if (line === 'HOST half') ups.setBattery({ charge: 50 })
    if (line === 'HOST empty') ups.setBattery({ charge: 0 })
    if (line === 'HOST full') ups.setBattery({ charge: 100 })
  }
}
