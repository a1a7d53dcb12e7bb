import type { TransferTap } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { WireFaults } from '../../ports/faults/faulty-line.ts'
import type { ReportWire } from '../../protocols/hid-power-device/report-wire.ts'
import { type UsbContext, unitUsbDevice } from '../../protocols/hid-power-device/usb-device.ts'
import type { UsbPort } from '../cards/card-port.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import type { UsbSocket } from './usb-socket.ts'

/** Watches the transfers of a device. */
interface Watched {
  readonly tap: TransferTap
}

/** Faults of a USB wire, as the reports on it pass them. */
export function reportWire(faults: WireFaults): ReportWire {
  return {
    pass: (direction, report) =>
      faults.orders.length === 0 ? [{ bytes: report }] : faults.through(direction, [{ bytes: report }]),
    later: (ms, action) => void faults.line.after(ms, action),
  }
}

/** What can put a unit on its bus, or take it off. */
const TYPES: ReadonlySet<string> = new Set(['power', 'firmware', 'card', 'update'])

/** A device that is plugged in. */
export interface PluggedIn {
  readonly id: string
  close(): void
}

/**
 * Plugs a unit's own USB port in and keeps it on the bus for as long as the unit has a supply and no card has taken its
 * ports over. New firmware leaves the bus and comes back as what it then is.
 */
export function plugUnit(
  { ups }: WiredUnit,
  socket: UsbSocket,
  { tap, ...context }: UsbContext & Watched,
): PluggedIn {
  const make = () => {
    const made = unitUsbDevice(ups, context)
    made.device.watch(tap)
    return made
  }
  let unit = make()
  const id = socket.plug(unit.device)
  let onBus = ups.portsAlive && !ups.update.occupies('usb')
  if (!onBus) socket.unplug(id)
  const stop = ups.on(({ type }) => {
    if (!TYPES.has(type)) return
    // While a file comes in the device is not the one that hosts know.
    if (!ups.portsAlive || ups.update.occupies('usb')) {
      if (onBus) socket.unplug(id)
      onBus = false
    } else if (!onBus || type === 'firmware') {
      unit.close()
      unit = make()
      socket.replug(id, unit.device)
      onBus = true
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

/** Plugs the USB port of a card in and keeps it on the bus for as long as the unit has a supply. */
export function plugCard(
  { ups }: WiredUnit,
  port: UsbPort,
  socket: UsbSocket,
  { sync, tap, wire }: Watched & { readonly sync: () => void; readonly wire: ReportWire },
): PluggedIn {
  const card = port.device({ sync, wire })
  card.device.watch(tap)
  const id = socket.plug(card.device)
  if (!ups.awake) socket.unplug(id)
  const stop = ups.on((event) => {
    if (event.type !== 'power') return
    if (event.awake) socket.replug(id, card.device)
    else socket.unplug(id)
  })
  return {
    id,
    close() {
      stop()
      card.close()
    },
  }
}
