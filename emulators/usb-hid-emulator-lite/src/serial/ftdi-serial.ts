import type { ControlAnswer } from '../device/declaration.ts'
import type { Setup } from '../device/setup.ts'
import { UsbDevice } from '../device/usb-device.ts'
import type { UsbClock } from '../hid/idle-repeater.ts'
import {
  baudRate,
  dataSettings,
  FTDI_REQUEST,
  FTDI_RESET,
  modemOutputs,
  packets,
  statusBytes,
} from './ftdi-codec.ts'
import { FTDI_PROFILES, FTDI_VENDOR, type FtdiChip, type FtdiProfile } from './ftdi-profile.ts'
import {
  FIRST_LINE,
  type LineSettings,
  type ModemInputs,
  type ModemOutputs,
  NO_INPUTS,
  NO_OUTPUTS,
} from './modem-lines.ts'

export interface FtdiDeclaration {
  /** Unique for each adapter: Windows keys the COM number on it. */
  readonly serial: string
  /** Default FT232R. */
  readonly chip?: FtdiChip
  readonly manufacturer?: string
  readonly product?: string
  /** The host has changed DTR or RTS; both are off when it goes. */
  readonly onOutputs?: (outputs: ModemOutputs) => void
  /** The host has sent data. */
  readonly onData?: (data: Uint8Array) => void
  readonly onLine?: (line: LineSettings) => void
  /**
   * Sends the status each latency period (16 ms until the host says otherwise), as real chips do. Linux needs none of
   * it; some Windows drivers take silence for a stalled device.
   */
  readonly periodicStatus?: UsbClock
}

const IN = 0x81
const OUT = 0x02
const VENDOR_OUT = 0x40
const VENDOR_IN = 0xc0
const FIRST_LATENCY_MS = 16
/** Bytes kept for a host that does not read; real chips have 256 to 1024, but a line that paces them. */
const FIFO_BYTES = 4096
const BLANK_EEPROM = Uint8Array.of(0xff, 0xff)
const NOTHING = new Uint8Array()

/** An FTDI USB-serial adapter with real modem lines. Bytes pass at any rate; the baud rate is only kept. */
export class FtdiSerial {
  readonly usb: UsbDevice
  readonly #declaration: FtdiDeclaration
  readonly #profile: FtdiProfile
  #inputs = NO_INPUTS
  #outputs = NO_OUTPUTS
  #line = FIRST_LINE
  #latencyMs = FIRST_LATENCY_MS
  #isOverrun = false
  #timer: { cancel(): void } | undefined

  constructor(declaration: FtdiDeclaration) {
    this.#declaration = declaration
    const profile: FtdiProfile = FTDI_PROFILES[declaration.chip ?? 'FT232R']
    this.#profile = profile
    const endpoint = { type: 'bulk', maxPacketSize: profile.maxPacketSize } as const
    this.usb = new UsbDevice({
      ...{ vendorId: FTDI_VENDOR, productId: profile.productId, deviceVersion: profile.deviceVersion },
      ...{ speed: profile.speed, selfPowered: false, remoteWakeup: true, maxPower: 90 },
      manufacturer: declaration.manufacturer ?? 'FTDI',
      product: declaration.product ?? profile.product,
      serial: declaration.serial,
      control: (setup) => this.#request(setup),
      onBus: (event) => {
        if (event.type === 'configured' && event.configuration > 0) this.#scheduleStatus()
      },
      interfaces: [
        {
          ...{ class: 0xff, subclass: 0xff, protocol: 0xff, stringIndex: 2 },
          endpoints: [
            { address: IN, ...endpoint },
            { address: OUT, ...endpoint },
          ],
          out: (_endpoint, data) => {
            declaration.onData?.(data)
            return true
          },
          reset: () => this.#reset(),
        },
      ],
    })
  }

  /** What the adapter reads from the other side. */
  get inputs(): ModemInputs {
    return this.#inputs
  }

  /** What the host drives. */
  get outputs(): ModemOutputs {
    return this.#outputs
  }

  get line(): LineSettings {
    return this.#line
  }

  /** Changes input lines; the host sees each call as an edge of its own, however short. */
  setInputs(changes: Partial<ModemInputs>): void {
    const before = this.#status()
    this.#inputs = { ...this.#inputs, ...changes }
    if (this.#status()[0] !== before[0]) this.#send(NOTHING)
  }

  /** Sends data to the host. Returns how much fitted; what did not is lost and reported to the host as an overrun. */
  write(data: Uint8Array): number {
    if (!this.usb.attached) return 0
    const room = Math.max(0, FIFO_BYTES - this.usb.queuedBytes(IN))
    const taken = data.subarray(0, room)
    if (taken.length > 0) this.#send(taken)
    if (taken.length < data.length) this.#isOverrun = true
    return taken.length
  }

  #status(): [number, number] {
    return statusBytes(this.#inputs, this.#profile, this.#isOverrun)
  }

  #send(data: Uint8Array): void {
    // Edges that nobody fetches are not worth room; the next packet carries the state as it then is.
    if (this.usb.queuedBytes(IN) >= FIFO_BYTES) return
    this.usb.send(IN, packets(data, this.#status(), this.#profile.maxPacketSize))
    this.#isOverrun = false
  }

  #request({ requestType, request, value, index }: Setup): ControlAnswer {
    if (requestType === VENDOR_IN) return this.#read(request)
    if (requestType !== VENDOR_OUT) return undefined
    switch (request) {
      case FTDI_REQUEST.reset:
        if (value === FTDI_RESET.all || value === FTDI_RESET.purgeReceived) this.usb.flush(IN)
        return NOTHING
      case FTDI_REQUEST.setModemControl:
        this.#drive(modemOutputs(value, this.#outputs))
        return NOTHING
      case FTDI_REQUEST.setBaudRate:
        this.#setLine({ ...this.#line, baudRate: baudRate(value, index, this.#profile) })
        return NOTHING
      case FTDI_REQUEST.setData: {
        const settings = dataSettings(value)
        if (!settings) return undefined
        this.#setLine({ ...this.#line, ...settings })
        return NOTHING
      }
      case FTDI_REQUEST.setLatency:
        this.#latencyMs = Math.max(1, value & 0xff)
        return NOTHING
      case FTDI_REQUEST.setFlowControl:
      case FTDI_REQUEST.setEventChar:
      case FTDI_REQUEST.setErrorChar:
      case FTDI_REQUEST.setBitMode:
        return NOTHING
      default:
        return undefined
    }
  }

  #read(request: number): ControlAnswer {
    switch (request) {
      case FTDI_REQUEST.getModemStatus:
        return Uint8Array.from(this.#status())
      case FTDI_REQUEST.getLatency:
        return Uint8Array.of(this.#latencyMs)
      case FTDI_REQUEST.readPins:
        return Uint8Array.of(0)
      case FTDI_REQUEST.readEeprom:
        return BLANK_EEPROM
      default:
        return undefined
    }
  }

  #drive(outputs: ModemOutputs): void {
    if (outputs.dtr === this.#outputs.dtr && outputs.rts === this.#outputs.rts) return
    this.#outputs = outputs
    this.#declaration.onOutputs?.(outputs)
  }

  #setLine(line: LineSettings): void {
    this.#line = line
    this.#declaration.onLine?.(line)
  }

  #reset(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#latencyMs = FIRST_LATENCY_MS
    this.#isOverrun = false
    this.#drive(NO_OUTPUTS)
  }

  #scheduleStatus(): void {
    this.#timer?.cancel()
    this.#timer = this.#declaration.periodicStatus?.after(this.#latencyMs, 'FTDI latency', () => {
      if (this.usb.waitingTransfers(IN) > 0) this.#send(NOTHING)
      this.#scheduleStatus()
    })
  }
}
