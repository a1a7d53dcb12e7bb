import { defineDefect } from '../defect.ts'

/** Requests answered before the silence. Field reports speak of long polling; the number is ours. */
const REQUESTS = 600

/** What the HID tunnel carries falls silent while ordinary reports go on; only a USB reset or replug helps. */
export const id1050UsbWedge = defineDefect({
  id: 'id1050-usb-wedge',
  title: 'Modbus over USB falls silent after a while, until the device is reset or replugged',
  source: 'NUT issues 3572 and 3587',
  affects: [{ line: 1050, from: '16.0', assumed: 'field reports; no fix is published' }],
  decides: () => ({ tunnelFallsSilentAfter: () => REQUESTS }),
})
