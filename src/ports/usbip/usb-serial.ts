import { FtdiSerial } from '../../../emulators/usb-hid-emulator-lite/src/serial/ftdi-serial.ts'
import type { LineClock } from '../../line/line-clock.ts'
import { LineConnection } from '../line-connection.ts'
import type { LineRate } from '../port.ts'
import type { SerialEnd } from '../serial-end.ts'

export interface UsbSerialOptions extends LineRate {
  /** Serial number of the adapter: what tells several of them apart on a host. */
  readonly serial: string
  readonly end: SerialEnd
  readonly clock: LineClock
}

/** A serial port with modem lines as a USB adapter; the host's own driver makes a tty (a COM port) of it. */
export class UsbSerial {
  readonly #adapter: FtdiSerial
  readonly #line: LineConnection | undefined
  readonly #end: SerialEnd
  readonly #stop: () => void

  constructor({ serial, end, clock, ...rate }: UsbSerialOptions) {
    this.#end = end
    this.#adapter = new FtdiSerial({
      serial,
      onOutputs: (lines) => {
        end.set(lines)
        this.#show()
      },
      onData: (bytes) => this.#line?.receive(bytes),
    })
    this.#line =
      end.session &&
      new LineConnection(
        {
          // What a host does not fetch overruns the adapter's buffer, as it does on a real one.
          write: (bytes) => this.#adapter.write(bytes) >= 0,
          pause: () => undefined,
          resume: () => undefined,
        },
        { session: end.session, clock, ...rate },
      )
    this.#stop = end.watch(() => this.#show())
    this.#show()
  }

  /** What goes into a USB/IP hub, or onto an in-process host. */
  get usb(): FtdiSerial['usb'] {
    return this.#adapter.usb
  }

  close(): void {
    this.#stop()
    this.#line?.close()
  }

  #show(): void {
    this.#adapter.setInputs(this.#end.inputs())
  }
}
