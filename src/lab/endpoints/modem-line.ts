import { parseListenAddress } from '../../ports/address.ts'
import type { WireFaults } from '../../ports/faults/faulty-line.ts'
import type { LineRate, Port } from '../../ports/port.ts'
import { openRfc2217Port } from '../../ports/rfc2217/rfc2217-port.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import { UsbSerial } from '../../ports/usbip/usb-serial.ts'
import type { EndpointContext } from './endpoint-context.ts'

/** How a lab file says where a port with modem lines is exported. */
export interface SerialExport extends LineRate {
  readonly rfc2217?: string | undefined
  /** What pulls the adapter out of its socket; nothing when left out. */
  readonly faults?: WireFaults
}

/** Exports a port with modem lines: over RFC 2217 where an address is given, else as a USB adapter. */
export async function openSerialEnd(
  name: string,
  end: SerialEnd,
  { rfc2217, faults, ...rate }: SerialExport,
  { line: clock, hub }: EndpointContext,
): Promise<Port> {
  if (rfc2217 !== undefined)
    return openRfc2217Port({ ...rate, listen: parseListenAddress(rfc2217), end, clock })
  const usb = await hub()
  const adapter = new UsbSerial({ ...rate, serial: name, end, clock })
  const busid = usb.plug(adapter.usb)
  const detach = faults?.attach({
    pull: () => usb.unplug(busid),
    plug: () => usb.replug(busid, adapter.usb),
  })
  return {
    endpoint: usb.endpoint(busid),
    async close() {
      detach?.()
      adapter.close()
      usb.unplug(busid)
    },
  }
}
