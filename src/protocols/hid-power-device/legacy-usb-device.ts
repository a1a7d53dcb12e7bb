import type { Source } from '../../../emulators/smart-ups/commands.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { UsbDevice } from '../../../emulators/usb-hid-emulator-lite/src/device/usb-device.ts'
import { hidInterface } from '../../../emulators/usb-hid-emulator-lite/src/hid/hid-interface.ts'
import { reportDescriptorLegacy } from './descriptor-legacy.ts'
import { InterruptsLegacy } from './interrupts-legacy.ts'
import { lineFailCause } from './legacy-enumerations.ts'
import { type LegacyIdentity, legacyIdentity } from './legacy-identity.ts'
import { disarm } from './legacy-shutdown.ts'
import { legacyState } from './legacy-state.ts'
import { ReportView } from './report-view.ts'
import { interruptsOver, type ReportWire, reportsOver } from './report-wire.ts'
import { OUTPUT_CURRENT, REPORTS_LEGACY, LEGACY_STRING_INDEX as TEXT } from './reports-legacy.ts'
import type { UnitOnUsb } from './unit-on-usb.ts'

const IN = 0x81
/** Low speed: 8-byte packets; HID 1.10, country 0x21; USB 1.10 (a Smart-UPS 1000's descriptors). */
const PACKET = 8
const COUNTRY = 0x21
const USB_1_1 = 0x0110

export interface LegacyContext {
  /** Brings device time up to now; called before every request is answered. */
  readonly sync: () => void
  /** Whose port it is: `usb` for the unit's own (default), or the slot of a card. */
  readonly source?: Source
  /** Default: an SU or SUA unit's own. */
  readonly identity?: LegacyIdentity
  /** Faults between the host and the unit; nothing when left out. */
  readonly wire?: ReportWire
}

/** A unit as SU and SUA units, and a card that stands in for them in later ones, show it on USB: 051D:0002, no tunnel. */
export function legacyUsbDevice(
  ups: SmartUps,
  { sync, source = 'usb', identity = legacyIdentity(ups), wire }: LegacyContext,
): UnitOnUsb {
  const current = ups.traits.usbLegacyCurrent
  const table = current ? [...REPORTS_LEGACY, OUTPUT_CURRENT] : REPORTS_LEGACY
  const view = new ReportView(ups, table, legacyState(ups, source))
  const send = interruptsOver(wire, 'to-host', (report) => device.send(IN, report))
  const interrupts = new InterruptsLegacy(view, send, (report) => device.replace(IN, report))
  const reports = reportsOver(wire, {
    getReport: (id) => view.get(id),
    setReport: (id, bytes) => {
      const taken = view.set(id, bytes)
      // What lives in the interface alone changes without the unit settling.
      interrupts.refresh()
      return taken
    },
  })
  const stop = ups.on((event) => {
    if (event.type === 'state' && event.to === 'on-battery')
      view.state.lineFailCause = lineFailCause(ups, event.cause)
  })
  // A clock that stands before it is a snapshot put back: nothing was armed there.
  const stopWatching = ups.onSettled(() => {
    const { armedAt } = view.state
    if (armedAt !== null && ups.clock.now < armedAt) disarm(view.state)
  })
  const device: UsbDevice = new UsbDevice({
    vendorId: identity.vendorId,
    productId: identity.productId,
    deviceVersion: identity.deviceVersion,
    usbVersion: USB_1_1,
    speed: 'low',
    manufacturerIndex: TEXT.manufacturer,
    productIndex: TEXT.product,
    serialIndex: TEXT.serial,
    remoteWakeup: true,
    strings: Object.fromEntries(
      (Object.keys(TEXT) as (keyof typeof TEXT)[]).map((text) => [TEXT[text], identity[text]]),
    ),
    onBus: ({ type }) => {
      if (type === 'configured') interrupts.listened(true)
      if (type === 'detached' || type === 'reset') interrupts.listened(false)
    },
    interfaces: [
      hidInterface({
        reportDescriptor: reportDescriptorLegacy({ current }),
        country: COUNTRY,
        endpoints: [
          {
            address: IN,
            type: 'interrupt',
            maxPacketSize: PACKET,
            interval: ups.traits.usbInterval,
            keepsNewest: true,
          },
        ],
        getReport: (_type, id) => {
          sync()
          return reports.getReport(id)
        },
        setReport: (_type, id, bytes) => {
          sync()
          return reports.setReport(id, bytes)
        },
      }),
    ],
  })
  const close = () => {
    stop()
    stopWatching()
    interrupts.close()
    disarm(view.state)
  }
  return { device, close }
}
