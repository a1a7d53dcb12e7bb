import { CableSocket } from '../../cable-socket.ts'
import type { Device } from '../../device.ts'
import { LoneSocket } from '../../lone-socket.ts'
import { SeededBytes } from '../../seeded-bytes.ts'
import { usbTap } from '../../traffic/taps.ts'
import { PLAYED } from '../../traffic/traffic.ts'
import { plugUnit, reportWire } from '../../usb-units.ts'
import { wireFaults } from '../../wire.ts'
import { rj45Sessions } from '../../wires.ts'
import type { HostTraits, Over } from '../host-schema.ts'
import { languageOf } from './languages.ts'
import { LineClient } from './line-client.ts'
import { MicrolinkLanguage } from './microlink-language.ts'
import type { ClientSurroundings, UnitClient } from './unit-client.ts'
import { UsbClient } from './usb-client.ts'

/** The software of a scripted host on a port of its unit. */
export function clientOf(
  over: Over,
  device: Device,
  { reconnects }: HostTraits,
  around: ClientSurroundings,
): UnitClient {
  if (over === 'rj45') {
    const sessions = rj45Sessions(device, device.config.rj45 ?? {}, { ...around, played: true })
    const microlink = new MicrolinkLanguage()
    return new LineClient(sessions, () => languageOf(device.ups, microlink), around.line, microlink)
  }
  const socket = new LoneSocket()
  const faults = wireFaults(device, 'usb', around)
  const cable = new CableSocket(socket)
  faults.attach(cable.cable)
  plugUnit(device, cable, {
    line: around.line,
    sync: around.sync,
    randomByte: new SeededBytes(around.seed, `${device.id} usb`).next,
    tap: usbTap(around.traffic, { device: device.id, port: 'usb', connection: PLAYED }),
    wire: reportWire(faults),
  })
  return new UsbClient(socket, reconnects)
}
