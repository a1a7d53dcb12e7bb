import type { LineSession } from '../../line/line-session.ts'
import { parseListenAddress } from '../../ports/address.ts'
import type { Endpoint, LineRate, Port } from '../../ports/port.ts'
import { openPtyPort } from '../../ports/pty/pty-port.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import { openSerialPort } from '../../ports/serialport/serial-port.ts'
import { openTcpPort } from '../../ports/tcp/tcp-port.ts'
import { defined } from '../defined.ts'
import type { Device } from '../device.ts'
import type { Rj45Config, SerialConfig } from '../lab-file/schema.ts'
import { cardSerialSessions, rj45Contacts, rj45Sessions } from '../wiring/port-sessions.ts'
import { smartCable } from '../wiring/smart-cable.ts'
import { wireFaults } from '../wiring/wire.ts'
import { type OpenPort, sameAddress } from './cable-port.ts'
import { openSerialEnd } from './modem-line.ts'
import type { EndpointSurroundings } from './open-endpoints.ts'

/** What opens the unit's own serial port at the one end that its lab file gives. */
export function rj45Opener(device: Device, config: Rj45Config, around: EndpointSurroundings): OpenPort {
  const session = rj45Sessions(device, config, around)
  const contacts = () => rj45Contacts(device, config, around)
  return (again) => openLine(device, 'rj45', at(config, again), { session, contacts }, around)
}

/** What opens the serial port of the AP9620 in a device's slot. */
export function cardSerialOpener(
  device: Device,
  config: SerialConfig,
  around: EndpointSurroundings,
): OpenPort {
  const session = cardSerialSessions(device, config, around)
  const behind = { session, contacts: () => undefined }
  return (again) => openLine(device, 'serial', at(config, again), behind, around)
}

/** A free port that was picked once is the one to have again. */
function at<C extends SerialConfig>(config: C, again: Endpoint | undefined): C {
  const { tcp, rfc2217 } = config
  return {
    ...config,
    ...(tcp === undefined ? {} : { tcp: sameAddress(again, tcp) }),
    ...(rfc2217 === undefined ? {} : { rfc2217: sameAddress(again, rfc2217) }),
  }
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
      { ...rate, rfc2217, faults: wireFaults(device, port === 'rj45' ? port : `smartslot1.${port}`, around) },
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
