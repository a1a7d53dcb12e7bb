import { parseListenAddress } from '../ports/address.ts'
import type { LineClock } from '../ports/line-clock.ts'
import type { Endpoint, LineRate, LineSession, Port, SessionFactory } from '../ports/port.ts'
import { openPtyPort } from '../ports/pty/pty-port.ts'
import { openSerialPort } from '../ports/serialport/serial-port.ts'
import { openTcpPort } from '../ports/tcp/tcp-port.ts'
import { ModbusEngine } from '../protocols/modbus/engine.ts'
import { RtuSession } from '../protocols/modbus/rtu.ts'
import { TcpSession } from '../protocols/modbus/tcp.ts'
import { basicPortsOnNetwork } from './basic-ports.ts'
import { defined } from './defined.ts'
import type { Device } from './device.ts'

/** Where a port of a device can be reached, as `up --json` and the control API say it. */
export type DeviceEndpoint = { readonly port: string; readonly protocol: string } & Endpoint

export interface EndpointSurroundings {
  readonly line: LineClock
  /** Brings device time up to now before a session is given bytes. */
  readonly sync: () => void
  readonly failed: (device: Device, error: Error) => void
}

interface Planned {
  readonly port: string
  readonly protocol: string
  readonly open: () => Promise<Port>
}

/** Opens every endpoint of a device; when one cannot be had, those already open are closed again. */
export async function openEndpoints(device: Device, around: EndpointSurroundings): Promise<Port[]> {
  const ports: Port[] = []
  try {
    for (const planned of plan(device, around)) {
      const port = await planned.open()
      ports.push(port)
      device.endpoints.push({ port: planned.port, protocol: planned.protocol, ...port.endpoint })
    }
  } catch (error) {
    await Promise.all(ports.map((port) => port.close()))
    device.endpoints = []
    throw error
  }
  return ports
}

function plan(device: Device, around: EndpointSurroundings): Planned[] {
  const { rj45, modbusTcp } = device.config
  const planned: Planned[] = []
  if (rj45) planned.push({ port: 'rj45', protocol: 'modbus', open: () => openRj45(device, around) })
  if (modbusTcp !== undefined)
    planned.push({
      port: 'network',
      protocol: 'modbus',
      open: () => openModbusTcp(device, modbusTcp, around),
    })
  for (const { name, open } of basicPortsOnNetwork(device))
    planned.push({ port: name, protocol: 'simple', open: () => open(around.sync) })
  return planned
}

function openRj45(device: Device, around: EndpointSurroundings): Promise<Port> {
  const { ups, config } = device
  const { pty, mode, tcp, serialport, baud, replyDelayMs } = config.rj45!
  const engine = new ModbusEngine(ups, { source: 'rj45' })
  const rate: LineRate = defined({ baud, replyDelayMs })
  const options = {
    ...common(device, around, () => new RtuSession(ups, engine, { enabled: () => ups.modbusEnabled })),
    ...rate,
  }
  if (pty !== undefined)
    return openPtyPort({
      ...options,
      link: pty,
      ...(mode === undefined ? {} : { mode: Number.parseInt(mode, 8) }),
    })
  if (serialport !== undefined) return openSerialPort({ ...options, path: serialport })
  return openTcpPort({ ...options, listen: parseListenAddress(tcp!) })
}

function openModbusTcp(device: Device, address: string, around: EndpointSurroundings): Promise<Port> {
  const { ups } = device
  const readOnly = () => ups.settings.unit.modbusTcp === 'read-only'
  // Firmware without Modbus TCP is reached through a gateway, whose other side is the unit's serial port.
  const persona = device.config.modbusPersona ?? 'native'
  const source = persona === 'nmc' || ups.firmware.hasModbusTcp ? 'network' : 'rj45'
  const engine = new ModbusEngine(ups, { source, readOnly, persona })
  return openTcpPort({
    ...common(
      device,
      around,
      () => new TcpSession(ups, engine, { enabled: () => ups.settings.unit.modbusTcp !== 'disable' }),
    ),
    listen: parseListenAddress(address),
  })
}

function common(device: Device, around: EndpointSurroundings, session: SessionFactory) {
  return {
    clock: around.line,
    session: (): LineSession => synced(session(), around.sync),
    onFailure: (error: Error) => around.failed(device, error),
  }
}

function synced(session: LineSession, sync: () => void): LineSession {
  return {
    receive(bytes, atMs) {
      sync()
      return session.receive(bytes, atMs)
    },
    get finished() {
      return session.finished ?? false
    },
    close: () => session.close?.(),
  }
}
