import type { WireFaults } from '../../ports/faults/faulty-line.ts'
import type { Port } from '../../ports/port.ts'
import type { UsbipHub } from '../../ports/usbip/usbip-hub.ts'
import { CableSocket } from '../usb/cable-socket.ts'
import type { PluggedIn } from '../usb/plug-in.ts'
import type { UsbSocket } from '../usb/usb-socket.ts'

/**
 * Plugs a device into the hub of the bench, behind a cable that faults can pull.
 *
 * @param plug plugs it into the socket it is given
 */
export function plugIntoHub(hub: UsbipHub, faults: WireFaults, plug: (socket: UsbSocket) => PluggedIn): Port {
  const socket = new CableSocket(hub)
  const detach = faults.attach(socket.cable)
  const plugged = plug(socket)
  return {
    endpoint: hub.endpoint(plugged.id),
    async close() {
      detach()
      plugged.close()
      hub.unplug(plugged.id)
    },
  }
}
