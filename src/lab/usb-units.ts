import type { TransferTap } from '../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { Port } from '../ports/port.ts'
import type { UsbipHub } from '../ports/usbip/usbip-hub.ts'
import { cardIdentity } from '../protocols/hid-power-device/legacy-identity.ts'
import { legacyUsbDevice } from '../protocols/hid-power-device/legacy-usb-device.ts'
import {
  type UnitOnUsb,
  type UsbSurroundings,
  unitUsbDevice,
} from '../protocols/hid-power-device/usb-device.ts'
import type { Device } from './device.ts'

/** Hears the transfers. */
interface Heard {
  readonly tap: TransferTap
}

function heard(unit: UnitOnUsb, { tap }: Heard): UnitOnUsb {
  unit.device.watch(tap)
  return unit
}

/**
 * Plugs a device's own USB port into the hub, and follows what the unit does: dark electronics are off the bus, and
 * new firmware comes back as what it then is.
 */
export function plugIn(device: Device, hub: UsbipHub, around: UsbSurroundings & Heard): Port {
  const { ups } = device
  const make = () => heard(unitUsbDevice(ups, around), around)
  let unit: UnitOnUsb = make()
  const busid = hub.plug(unit.device)
  if (!ups.portsAlive) hub.unplug(busid)
  const stop = ups.on((event) => {
    if (event.type === 'power' && !event.awake) hub.unplug(busid)
    else if (ups.portsAlive && (event.type === 'power' || event.type === 'firmware')) {
      unit.close()
      unit = make()
      hub.replug(busid, unit.device)
    }
  })
  return {
    endpoint: hub.endpoint(busid),
    async close() {
      stop()
      unit.close()
    },
  }
}

/** Plugs in the USB port of the AP9620 in a device's slot. */
export function plugCardIn(
  device: Device,
  hub: UsbipHub,
  { sync, tap }: Pick<UsbSurroundings, 'sync'> & Heard,
): Port {
  const { ups } = device
  const card = heard(legacyUsbDevice(ups, { sync, source: 'smartslot1', identity: cardIdentity(ups) }), {
    tap,
  })
  const busid = hub.plug(card.device)
  const stop = ups.on((event) => {
    if (event.type !== 'power') return
    if (event.awake) hub.replug(busid, card.device)
    else hub.unplug(busid)
  })
  return {
    endpoint: hub.endpoint(busid),
    async close() {
      stop()
      card.close()
    },
  }
}
