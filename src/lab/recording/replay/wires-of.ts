import { cardIdentity } from '../../../protocols/hid-power-device/legacy-identity.ts'
import { legacyUsbDevice } from '../../../protocols/hid-power-device/legacy-usb-device.ts'
import type { BenchCore } from '../../bench-core.ts'
import type { Device } from '../../device.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'
import { usbTap } from '../../traffic/taps.ts'
import { legacyCardConfig } from '../../unit/cards.ts'
import { LoneSocket } from '../../usb/lone-socket.ts'
import { plugUnit, reportWire } from '../../usb/plug-in.ts'
import {
  basicPortContacts,
  cardSerialSessions,
  networkSessions,
  rj45Contacts,
  rj45Sessions,
} from '../../wiring/port-sessions.ts'
import { wireFaults } from '../../wiring/wire.ts'
import { LineHost, LinesHost, type ReplayedHost, UsbHost } from './hosts.ts'

/** The hosts of a device's ports by port, as its lab exported them; no port is opened. */
export function hostsOf(device: Device, bench: BenchCore): Map<string, ReplayedHost> {
  const around = { sync: () => bench.sync(), seed: bench.seed, traffic: bench.traffic, line: bench.line }
  const { rj45, modbusTcp, usb } = device.config
  const hosts = new Map<string, ReplayedHost>()
  if (rj45) {
    const contacts = rj45Contacts(device, rj45, around)
    hosts.set('rj45', contacts ? new LinesHost(contacts) : new LineHost(rj45Sessions(device, rj45, around)))
  }
  if (modbusTcp !== undefined) hosts.set('network', new LineHost(networkSessions(device, around)))
  if (usb !== undefined) hosts.set('usb', unitOnUsb(device, bench))
  const legacy = legacyCardConfig(device.config)
  if (legacy?.serial)
    hosts.set('smartslot1.serial', new LineHost(cardSerialSessions(device, legacy.serial, around)))
  if (legacy?.usb !== undefined) hosts.set('smartslot1.usb', cardOnUsb(device, bench))
  // Ports that no host was at are never asked to do anything.
  for (const port of device.expander?.ports ?? [])
    hosts.set(`smartslot1.${port.name}`, new LinesHost(basicPortContacts(device, port, around)))
  return hosts
}

function unitOnUsb(device: Device, bench: BenchCore): ReplayedHost {
  const socket = new LoneSocket()
  plugUnit(device, socket, {
    line: bench.line,
    sync: () => bench.sync(),
    randomByte: new SeededBytes(bench.seed, `${device.id} usb`).next,
    tap: usbTap(bench.traffic, { device: device.id, port: 'usb' }),
    wire: reportWire(wireFaults(device, 'usb', bench)),
  })
  return new UsbHost(() => socket.device)
}

function cardOnUsb(device: Device, bench: BenchCore): ReplayedHost {
  const { ups } = device
  const card = legacyUsbDevice(ups, {
    sync: () => bench.sync(),
    source: 'smartslot1',
    identity: cardIdentity(ups),
    wire: reportWire(wireFaults(device, 'smartslot1.usb', bench)),
  })
  card.device.watch(usbTap(bench.traffic, { device: device.id, port: 'smartslot1.usb' }))
  return new UsbHost(() => card.device)
}
