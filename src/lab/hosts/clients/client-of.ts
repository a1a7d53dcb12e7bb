import type { LineSession } from '../../../line/line-session.ts'
import type { DatagramPort } from '../../cards/card-port.ts'
import type { UnitWithCards } from '../../cards/card-slots.ts'
import { cardNotices } from '../../cards/index.ts'
import { type HostTraits, isNotified, type ReadPort } from '../../lab-file/host-schema.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'
import { usbTap } from '../../traffic/taps.ts'
import { PLAYED } from '../../traffic/traffic.ts'
import { CableSocket } from '../../usb/cable-socket.ts'
import { LoneSocket } from '../../usb/lone-socket.ts'
import { plugUnit, reportWire } from '../../usb/plug-in.ts'
import { LOCAL_PEER, peerSessions } from '../../wiring/peer-sessions.ts'
import { rj45Sessions } from '../../wiring/port-sessions.ts'
import { wireFaults } from '../../wiring/wire.ts'
import { languageOf } from './languages.ts'
import { LineClient } from './line-client.ts'
import { MicrolinkLanguage } from './microlink-language.ts'
import { NoticeClient } from './notice-client.ts'
import { PcnetLanguage } from './pcnet-language.ts'
import { snmp } from './snmp-language.ts'
import { traps } from './trap-language.ts'
import type { ClientContext, UnitClient } from './unit-client.ts'
import { UsbClient } from './usb-client.ts'

/** Every request of SNMP stands for itself. */
const NO_MEMORY = { save: () => undefined, load() {} }

/** The SNMP port of whichever card is in the slot at the moment; silence where there is none. */
function sessionOfCard(device: UnitWithCards, context: ClientContext): LineSession {
  const sessions = new Map<DatagramPort, LineSession>()
  return {
    receive(bytes, atMs) {
      const port = device.slots.ports.find((each) => each.protocol === 'snmp')
      if (port?.carries !== 'datagrams') return []
      const session =
        sessions.get(port) ?? peerSessions(device, port, { ...context, played: true })(LOCAL_PEER)
      sessions.set(port, session)
      return session.receive(bytes, atMs)
    },
  }
}

/** The software of a scripted host on a port of its unit. */
export function clientOf(
  readsVia: ReadPort,
  device: UnitWithCards,
  { reconnects }: HostTraits,
  context: ClientContext,
): UnitClient {
  if (readsVia === 'rj45') {
    const sessions = rj45Sessions(device, device.config.rj45 ?? {}, { ...context, played: true })
    const microlink = new MicrolinkLanguage()
    return new LineClient(sessions, () => languageOf(device.ups, microlink), context.line, microlink)
  }
  if (readsVia === 'snmp')
    return new LineClient(
      () => sessionOfCard(device, context),
      () => snmp,
      context.line,
      NO_MEMORY,
    )
  if (isNotified(readsVia)) {
    const { pcnet } = cardNotices(device.slots.owned.map(({ config }) => config))
    const language = readsVia === 'pcnet' && pcnet ? new PcnetLanguage(pcnet) : traps
    return new NoticeClient(device, language, context)
  }
  const socket = new LoneSocket()
  const faults = wireFaults(device, 'usb', context)
  const cable = new CableSocket(socket)
  faults.attach(cable.cable)
  const plugged = plugUnit(device, cable, {
    line: context.line,
    sync: context.sync,
    randomByte: new SeededBytes(context.seed, `${device.id} usb`).next,
    tap: usbTap(context.traffic, { device: device.id, port: 'usb', connection: PLAYED }),
    wire: reportWire(faults),
  })
  return new UsbClient(socket, reconnects, () => plugged.close())
}
