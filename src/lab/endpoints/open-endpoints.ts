import { parseListenAddress } from '../../ports/address.ts'
import type { Port } from '../../ports/port.ts'
import { openTcpPort } from '../../ports/tcp/tcp-port.ts'
import { openUdpPort } from '../../ports/udp/udp-port.ts'
import { computeWith } from '../../protocols/snmp/usm/crypto.ts'
import type { CardPort, DatagramPort } from '../cards/card-port.ts'
import { SeededBytes } from '../random/seeded-bytes.ts'
import { watchTunnel } from '../silence/silence-watch.ts'
import { clientEnd, clientTap } from '../traffic/client-taps.ts'
import { bothTaps, usbTap } from '../traffic/taps.ts'
import type { DeviceEndpoint } from '../unit/device-endpoint.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import { plugCard, plugUnit, reportWire } from '../usb/plug-in.ts'
import { peerSessions, unaskedOver } from '../wiring/peer-sessions.ts'
import { networkSessions, rj45Protocol } from '../wiring/port-sessions.ts'
import { wireFaults } from '../wiring/wire.ts'
import { type OpenPort, onCable, sameAddress } from './cable-port.ts'
import type { EndpointContext } from './endpoint-context.ts'
import { openSerialEnd } from './modem-line.ts'
import { NODE_CRYPTO } from './node-crypto.ts'
import { plugIntoHub } from './plug-into-hub.ts'
import { cardLineOpener, rj45Opener } from './serial-line.ts'

/** An endpoint that is open. */
export interface OpenEndpoint {
  readonly endpoint: DeviceEndpoint
  readonly close: () => Promise<void>
}

interface PlannedPort {
  readonly port: string
  readonly protocol: string
  readonly open: OpenPort
  /** A port that is closed while its cable is out; USB devices are unplugged instead. */
  readonly hangsUp?: boolean
}

/** Opens the unit's own endpoints; when one cannot be had, those already open are closed again. */
export function openUnitEndpoints(unit: WiredUnit, context: EndpointContext): Promise<OpenEndpoint[]> {
  return openAll(unit, unitPorts(unit, context), context)
}

/** Opens the ports of a card, likewise. */
export function openCardEndpoints(
  unit: WiredUnit,
  ports: readonly CardPort[],
  context: EndpointContext,
): Promise<OpenEndpoint[]> {
  return openAll(
    unit,
    ports.flatMap((port) => cardPort(unit, port, context) ?? []),
    context,
  )
}

async function openAll(
  unit: WiredUnit,
  planned: readonly PlannedPort[],
  context: EndpointContext,
): Promise<OpenEndpoint[]> {
  const opened: OpenEndpoint[] = []
  try {
    for (const { port, protocol, open, hangsUp } of planned) {
      const made: Port = await (hangsUp
        ? onCable(wireFaults(unit, port, context), open, context.failed)
        : open())
      unit.sessions.clients.countWith(port, () => made.clients?.())
      opened.push({ endpoint: { port, protocol, ...made.endpoint }, close: () => made.close() })
    }
  } catch (error) {
    await Promise.all(opened.map(({ close }) => close()))
    throw error
  }
  return opened
}

function unitPorts(unit: WiredUnit, context: EndpointContext): PlannedPort[] {
  const { rj45, modbusTcp, usb } = unit.config
  const planned: PlannedPort[] = []
  if (rj45)
    planned.push({
      port: 'rj45',
      protocol: rj45Protocol(unit, rj45),
      hangsUp: !rj45.usbip,
      open: rj45Opener(unit, rj45, context),
    })
  if (modbusTcp !== undefined)
    planned.push({
      port: 'network',
      protocol: 'modbus',
      hangsUp: true,
      open: modbusTcpOpener(unit, modbusTcp, context),
    })
  if (usb !== undefined) planned.push({ port: 'usb', protocol: 'hid', open: () => plugUnitIn(unit, context) })
  return planned
}

/** How a port of a card is opened; undefined where it is not exported. */
function cardPort(unit: WiredUnit, port: CardPort, context: EndpointContext): PlannedPort | undefined {
  const name = { port: port.port, protocol: port.protocol }
  switch (port.carries) {
    case 'bytes': {
      if (!port.config) return undefined
      return { ...name, hangsUp: !port.config.usbip, open: cardLineOpener(unit, port, context) }
    }
    case 'contacts': {
      const { config } = port
      if (config?.rfc2217 === undefined && config?.usbip === undefined) return undefined
      const serial = `${unit.id}.${port.name}`
      const faults = wireFaults(unit, port.port, context)
      const open: OpenPort = (again) => {
        const rfc2217 = config.rfc2217 === undefined ? undefined : sameAddress(again, config.rfc2217)
        const end = clientEnd(unit, port.port, port.end(context), context)
        return openSerialEnd(serial, end, { ...config, rfc2217, faults }, context)
      }
      return { ...name, hangsUp: config.rfc2217 !== undefined, open }
    }
    case 'datagrams': {
      if (port.listen === undefined) return undefined
      return { ...name, hangsUp: true, open: datagramOpener(unit, port, port.listen, context) }
    }
    case 'usb': {
      if (!port.exported) return undefined
      const faults = wireFaults(unit, port.port, context)
      const tap = bothTaps(
        usbTap(context.traffic, { device: unit.id, port: port.port }),
        clientTap(unit.sessions.clients, port.port, context.line),
      )
      const plugged = { sync: context.sync, tap, wire: reportWire(faults) }
      return {
        ...name,
        open: async () =>
          plugIntoHub(await context.hub(), faults, (socket) => plugCard(unit, port, socket, plugged)),
      }
    }
  }
}

function datagramOpener(
  unit: WiredUnit,
  port: DatagramPort,
  listen: string,
  context: EndpointContext,
): OpenPort {
  computeWith(NODE_CRYPTO)
  const sessions = peerSessions(unit, port, context)
  return (again) =>
    openUdpPort({
      clock: context.line,
      listen: parseListenAddress(sameAddress(again, listen)),
      session: sessions,
      onFailure: context.failed,
      ...(port.opened
        ? {
            opened: (send, { host }) =>
              port.opened!({
                send: unaskedOver(unit, port.port, send, context),
                clock: context.line,
                own: host,
              }),
          }
        : {}),
    })
}

async function plugUnitIn(unit: WiredUnit, context: EndpointContext): Promise<Port> {
  const faults = wireFaults(unit, 'usb', context)
  const watch = watchTunnel({ device: unit, port: 'usb', spoken: () => 'tunnel', ...context })
  const clients = clientTap(unit.sessions.clients, 'usb', context.line)
  const passing = usbTap(context.traffic, { device: unit.id, port: 'usb' })
  return plugIntoHub(await context.hub(), faults, (socket) =>
    plugUnit(unit, socket, {
      line: context.line,
      sync: context.sync,
      randomByte: new SeededBytes(context.seed, `${unit.id} usb`).next,
      tap: bothTaps(bothTaps(passing, clients), watch),
      wire: reportWire(faults),
    }),
  )
}

function modbusTcpOpener(unit: WiredUnit, address: string, context: EndpointContext): OpenPort {
  const session = networkSessions(unit, context)
  return (again) =>
    openTcpPort({
      clock: context.line,
      session,
      onFailure: context.failed,
      listen: parseListenAddress(sameAddress(again, address)),
    })
}
