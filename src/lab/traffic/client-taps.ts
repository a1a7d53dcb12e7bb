import type { TransferTap } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { LineClock } from '../../line/line-clock.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import type { ClientAtPort, PortClients } from '../unit/port-clients.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'

/** Notes the host that has a USB device in use. */
export function clientTap(clients: PortClients, port: string, line: LineClock): TransferTap {
  let host: ClientAtPort | undefined
  return {
    attached() {
      host?.gone()
      host = clients.open(port)
    },
    detached() {
      host?.gone()
      host = undefined
    },
    // A host that merely waits for input asks nothing.
    submitted({ setup }, bytes) {
      if (setup || bytes.length > 0) host?.asked(bytes.length, line.now())
    },
    completed: () => {},
  }
}

/** Notes the client at a port of contacts; what it sends are its lines. */
export function clientEnd(
  { sessions }: WiredUnit,
  port: string,
  end: SerialEnd,
  { line }: { readonly line: LineClock },
): SerialEnd {
  let client: ClientAtPort | undefined
  return {
    ...end,
    set(lines) {
      client?.asked(0, line.now())
      end.set(lines)
    },
    watch(moved) {
      client = sessions.clients.open(port)
      const stop = end.watch(moved)
      return () => {
        client?.gone()
        client = undefined
        stop()
      }
    },
  }
}
