import type { TransferTap } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import type { WireFaults } from '../../ports/faults/faulty-line.ts'
import type { Port } from '../../ports/port.ts'
import type { UsbipHub } from '../../ports/usbip/usbip-hub.ts'
import { cardIdentity } from '../../protocols/hid-power-device/legacy-identity.ts'
import { legacyUsbDevice } from '../../protocols/hid-power-device/legacy-usb-device.ts'
import type { ReportWire } from '../../protocols/hid-power-device/report-wire.ts'
import {
  type UnitOnUsb,
  type UsbSurroundings,
  unitUsbDevice,
} from '../../protocols/hid-power-device/usb-device.ts'
import type { Device } from '../device.ts'
import { CableSocket } from './cable-socket.ts'

/** Hears the transfers. */
interface Heard {
  readonly tap: TransferTap
}

/** What goes wrong on a USB wire, as the reports on it see it. */
export function reportWire(faults: WireFaults): ReportWire {
  return {
    pass: (direction, report) =>
      faults.orders.length === 0 ? [{ bytes: report }] : faults.through(direction, [{ bytes: report }]),
    later: (ms, action) => void faults.line.after(ms, action),
  }
}

function heard(unit: UnitOnUsb, { tap }: Heard): UnitOnUsb {
  unit.device.watch(tap)
  return unit
}

/** What USB devices are plugged into: the bench's USB/IP hub, or a bus within this process. */
export interface UsbSocket {
  /** Returns what the device is known by there from now on. */
  plug(device: UsbDevice): string
  unplug(id: string): void
  replug(id: string, device: UsbDevice): void
}

/** A device that is plugged in. */
export interface PluggedIn {
  readonly id: string
  close(): void
}

/**
 * Plugs a device's own USB port in, and follows what the unit does: dark electronics are off the bus, and new firmware
 * comes back as what it then is.
 */
export function plugUnit(device: Device, socket: UsbSocket, around: UsbSurroundings & Heard): PluggedIn {
  const { ups } = device
  const make = () => heard(unitUsbDevice(ups, around), around)
  let unit: UnitOnUsb = make()
  const id = socket.plug(unit.device)
  if (!ups.portsAlive) socket.unplug(id)
  const stop = ups.on((event) => {
    if (event.type === 'power' && !event.awake) socket.unplug(id)
    else if (ups.portsAlive && (event.type === 'power' || event.type === 'firmware')) {
      unit.close()
      unit = make()
      socket.replug(id, unit.device)
    }
  })
  return {
    id,
    close() {
      stop()
      unit.close()
    },
  }
}

/** Plugs a device's own USB port into the hub of the bench. */
export function plugIn(
  device: Device,
  hub: UsbipHub,
  { faults, ...around }: UsbSurroundings & Heard & OnWire,
): Port {
  const socket = new CableSocket(hub)
  const detach = faults.attach(socket.cable)
  const plugged = plugUnit(device, socket, { ...around, wire: reportWire(faults) })
  return {
    endpoint: hub.endpoint(plugged.id),
    async close() {
      detach()
      plugged.close()
    },
  }
}

/** The port has a wire that faults can be put on. */
interface OnWire {
  readonly faults: WireFaults
}

/** Plugs in the USB port of the AP9620 in a device's slot. */
export function plugCardIn(
  device: Device,
  hub: UsbipHub,
  { sync, tap, faults }: Pick<UsbSurroundings, 'sync'> & Heard & OnWire,
): Port {
  const { ups } = device
  const card = heard(
    legacyUsbDevice(ups, {
      sync,
      source: 'smartslot1',
      identity: cardIdentity(ups),
      wire: reportWire(faults),
    }),
    {
      tap,
    },
  )
  const socket = new CableSocket(hub)
  const detach = faults.attach(socket.cable)
  const busid = socket.plug(card.device)
  const stop = ups.on((event) => {
    if (event.type !== 'power') return
    if (event.awake) socket.replug(busid, card.device)
    else socket.unplug(busid)
  })
  return {
    endpoint: hub.endpoint(busid),
    async close() {
      detach()
      stop()
      card.close()
    },
  }
}
