import type { Device } from '../../device.ts'
import type { HostTraits, Over } from '../../lab-file/host-schema.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'
import { usbTap } from '../../traffic/taps.ts'
import { PLAYED } from '../../traffic/traffic.ts'
import { CableSocket } from '../../usb/cable-socket.ts'
import { LoneSocket } from '../../usb/lone-socket.ts'
import { plugUnit, reportWire } from '../../usb/plug-in.ts'
import { rj45Sessions } from '../../wiring/port-sessions.ts'
import { wireFaults } from '../../wiring/wire.ts'
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
