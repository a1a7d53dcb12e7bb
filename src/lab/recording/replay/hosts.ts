import type { Cancel } from '../../../../emulators/usb-hid-emulator-lite/src/device/in-pipe.ts'
import type { UsbDevice } from '../../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import type { LineSession, SessionFactory } from '../../../line/line-session.ts'
import type { SerialEnd } from '../../../ports/serial-end.ts'
import type { RecordedTraffic } from '../journal-format.ts'

/** The host's side of one port, as a recording has it. */
export interface ReplayedHost {
  /** Does what the host did. */
  act(line: RecordedTraffic): void
}

/** A host on a line of bytes; each connection has a session of its own. */
export class LineHost implements ReplayedHost {
  readonly #factory: SessionFactory
  readonly #sessions = new Map<number, LineSession>()

  constructor(factory: SessionFactory) {
    this.#factory = factory
  }

  act(line: RecordedTraffic): void {
    const session = this.#sessions.get(line.connection) ?? this.#open(line.connection)
    if (line.kind === 'bytes') session.receive(bytesOf(line.hex), line.line)
    if (line.kind === 'closed') {
      session.close?.()
      this.#sessions.delete(line.connection)
    }
  }

  #open(connection: number): LineSession {
    const session = this.#factory()
    session.attach?.(() => {})
    this.#sessions.set(connection, session)
    return session
  }
}

/** A host that moves modem lines. */
export class LinesHost implements ReplayedHost {
  readonly #end: SerialEnd
  #stop: (() => void) | undefined

  constructor(end: SerialEnd) {
    this.#end = end
  }

  act(line: RecordedTraffic): void {
    if (line.kind === 'opened') this.#stop = this.#end.watch(() => {})
    if (line.kind === 'closed') this.#stop?.()
    if (line.kind === 'lines') this.#end.set(line.lines)
  }
}

/** A host on USB. The unit comes and goes as it does on the bench, so the device is asked for each time. */
export class UsbHost implements ReplayedHost {
  readonly #device: () => UsbDevice | undefined
  readonly #waiting = new Map<number, Cancel>()

  constructor(device: () => UsbDevice | undefined) {
    this.#device = device
  }

  act(line: RecordedTraffic): void {
    const device = this.#device()
    if (line.kind === 'opened') device?.attach()
    else if (line.kind === 'closed') device?.detach()
    else if (line.kind === 'usb' && device) this.#transfer(device, line)
  }

  #transfer(device: UsbDevice, line: RecordedTraffic & { readonly kind: 'usb' }): void {
    const { id, endpoint, length, setup } = line.transfer
    // A host takes back what it waits for; the recording has that as the end of a transfer.
    if (line.stage === 'completed') this.#waiting.get(id)?.()
    if (line.stage === 'completed') return
    const data = bytesOf(line.hex)
    if (setup) device.control(setup, data)
    else if (endpoint & 0x80) {
      const cancel = device.in(endpoint, length, () => this.#waiting.delete(id))
      if (cancel) this.#waiting.set(id, cancel)
    } else device.out(endpoint, data)
  }
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  )
}
