import { parseListenAddress } from '../ports/address.ts'
import type { LineRate, LineSession, Port } from '../ports/port.ts'
import { openPtyPort } from '../ports/pty/pty-port.ts'
import type { SerialEnd } from '../ports/serial-end.ts'
import { openSerialPort } from '../ports/serialport/serial-port.ts'
import { openTcpPort } from '../ports/tcp/tcp-port.ts'
import { defined } from './defined.ts'
import type { Device } from './device.ts'
import type { EndpointSurroundings } from './endpoints.ts'
import type { Rj45Config, SerialConfig } from './lab-file/schema.ts'
import { openSerialEnd } from './serial-ends.ts'
import { smartCable } from './smart-cable.ts'
import { cardSerialSessions, rj45Contacts, rj45Sessions } from './wires.ts'

/** Opens the unit's own serial port at the one end that its lab file gives. */
export function openRj45(device: Device, config: Rj45Config, around: EndpointSurroundings): Promise<Port> {
  const session = rj45Sessions(device, config, around)
  const contacts = () => rj45Contacts(device, config, around)
  return openLine(device, 'rj45', config, { session, contacts }, around)
}

/** Opens the serial port of the AP9620 in a device's slot. */
export function openCardSerial(
  device: Device,
  config: SerialConfig,
  around: EndpointSurroundings,
): Promise<Port> {
  const session = cardSerialSessions(device, config, around)
  return openLine(device, 'serial', config, { session, contacts: () => undefined }, around)
}

interface Behind {
  readonly session: () => LineSession
  /** The port as a set of contacts, where a simple-signaling cable is in it. */
  readonly contacts: () => SerialEnd | undefined
}

function openLine(
  device: Device,
  port: string,
  config: SerialConfig,
  { session, contacts }: Behind,
  around: EndpointSurroundings,
): Promise<Port> {
  const { pty, mode, tcp, serialport, rfc2217, baud, replyDelayMs } = config
  const rate: LineRate = defined({ baud, replyDelayMs })
  if (pty === undefined && serialport === undefined && tcp === undefined)
    return openSerialEnd(
      `${device.id}.${port}`,
      contacts() ?? smartCable(session),
      { ...rate, rfc2217 },
      around,
    )
  const options = {
    ...rate,
    clock: around.line,
    session,
    onFailure: (error: Error) => around.failed(device, error),
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
