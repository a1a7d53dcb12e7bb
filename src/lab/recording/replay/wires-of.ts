import type { BenchCore } from '../../bench-core.ts'
import type { CardPort, DatagramPort } from '../../cards/card-port.ts'
import type { Device } from '../../device.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'
import { usbTap } from '../../traffic/taps.ts'
import { LoneSocket } from '../../usb/lone-socket.ts'
import { plugCard, plugUnit, reportWire } from '../../usb/plug-in.ts'
import { LOCAL_PEER, peerSessions } from '../../wiring/peer-sessions.ts'
import { networkSessions, rj45Contacts, rj45Sessions } from '../../wiring/port-sessions.ts'
import { wireFaults } from '../../wiring/wire.ts'
import type { WireContext } from '../../wiring/wire-context.ts'
import { LineHost, LinesHost, type ReplayedHost, UsbHost } from './hosts.ts'

/** The hosts of a device's ports by port, as its lab exported them; no port is opened. */
export function hostsOf(device: Device, bench: BenchCore): Map<string, ReplayedHost> {
  const context = { sync: () => bench.sync(), seed: bench.seed, traffic: bench.traffic, line: bench.line }
  const { rj45, modbusTcp, usb } = device.config
  const hosts = new Map<string, ReplayedHost>()
  if (rj45) {
    const contacts = rj45Contacts(device, rj45, context)
    hosts.set('rj45', contacts ? new LinesHost(contacts) : new LineHost(rj45Sessions(device, rj45, context)))
  }
  if (modbusTcp !== undefined) hosts.set('network', new LineHost(networkSessions(device, context)))
  if (usb !== undefined) hosts.set('usb', unitOnUsb(device, bench))
  for (const port of device.slots.ports) {
    const host = hostOfCard(device, port, bench, context)
    if (host) hosts.set(port.port, host)
  }
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

/** A recording says which peer sent a datagram, not where it was: each counts as one of this computer. */
function replayedPeers(device: Device, port: DatagramPort, context: WireContext) {
  const sessions = peerSessions(device, port, context)
  return () => sessions(LOCAL_PEER)
}

/** The host at a port of a card; undefined at one that is not exported. */
function hostOfCard(
  device: Device,
  port: CardPort,
  bench: BenchCore,
  context: WireContext,
): ReplayedHost | undefined {
  // Contacts that no host was at are never asked to do anything.
  if (port.carries === 'contacts') return new LinesHost(port.end(context))
  if (port.carries === 'datagrams') return new LineHost(replayedPeers(device, port, context))
  if (port.carries === 'bytes') return port.config && new LineHost(port.sessions(context))
  if (!port.exported) return undefined
  const socket = new LoneSocket()
  plugCard(device, port, socket, {
    sync: context.sync,
    tap: usbTap(bench.traffic, { device: device.id, port: port.port }),
    wire: reportWire(wireFaults(device, port.port, bench)),
  })
  return new UsbHost(() => socket.device)
}
