import type { HostTraits, ReadPort } from '../../lab-file/host-schema.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'
import { usbTap } from '../../traffic/taps.ts'
import { PLAYED } from '../../traffic/traffic.ts'
import type { WiredUnit } from '../../unit/wired-unit.ts'
import { CableSocket } from '../../usb/cable-socket.ts'
import { LoneSocket } from '../../usb/lone-socket.ts'
import { plugUnit, reportWire } from '../../usb/plug-in.ts'
import { rj45Sessions } from '../../wiring/port-sessions.ts'
import { wireFaults } from '../../wiring/wire.ts'
import { languageOf } from './languages.ts'
import { LineClient } from './line-client.ts'
import { MicrolinkLanguage } from './microlink-language.ts'
import type { ClientContext, UnitClient } from './unit-client.ts'
import { UsbClient } from './usb-client.ts'

/** The software of a scripted host on a port of its unit. */
export function clientOf(
  readsVia: ReadPort,
  device: WiredUnit,
  { reconnects }: HostTraits,
  context: ClientContext,
): UnitClient {
  if (readsVia === 'rj45') {
    const sessions = rj45Sessions(device, device.config.rj45 ?? {}, { ...context, played: true })
    const microlink = new MicrolinkLanguage()
    return new LineClient(sessions, () => languageOf(device.ups, microlink), context.line, microlink)
  }
  const socket = new LoneSocket()
  const faults = wireFaults(device, 'usb', context)
  const cable = new CableSocket(socket)
  faults.attach(cable.cable)
  plugUnit(device, cable, {
    line: context.line,
    sync: context.sync,
    randomByte: new SeededBytes(context.seed, `${device.id} usb`).next,
    tap: usbTap(context.traffic, { device: device.id, port: 'usb', connection: PLAYED }),
    wire: reportWire(faults),
  })
  return new UsbClient(socket, reconnects)
}
