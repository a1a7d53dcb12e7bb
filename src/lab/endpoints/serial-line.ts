import type { LineSession } from '../../line/line-session.ts'
import { parseListenAddress } from '../../ports/address.ts'
import { withStuckLines } from '../../ports/faults/stuck-lines.ts'
import type { Endpoint, LineRate, Port } from '../../ports/port.ts'
import { openPtyPort } from '../../ports/pty/pty-port.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import { openSerialPort } from '../../ports/serialport/serial-port.ts'
import { openTcpPort } from '../../ports/tcp/tcp-port.ts'
import type { LinePort } from '../cards/card-port.ts'
import { defined } from '../defined.ts'
import type { Rj45Config, SerialConfig } from '../lab-file/serial-schema.ts'
import { clientEnd } from '../traffic/client-taps.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import { rj45Contacts, rj45Sessions } from '../wiring/port-sessions.ts'
import { smartCable } from '../wiring/smart-cable.ts'
import { wireFaults } from '../wiring/wire.ts'
import { type OpenPort, sameAddress } from './cable-port.ts'
import type { EndpointContext } from './endpoint-context.ts'
import { openSerialEnd } from './modem-line.ts'

/** What opens the unit's own serial port at the one end that its lab file gives. */
export function rj45Opener(device: WiredUnit, config: Rj45Config, context: EndpointContext): OpenPort {
  const session = rj45Sessions(device, config, context)
  const contacts = () => {
    const end = rj45Contacts(device, config, context)
    return end && clientEnd(device, 'rj45', end, context)
  }
  return (again) =>
    openLine(device, { name: 'rj45', port: 'rj45' }, at(config, again), { session, contacts }, context)
}

/** What opens a serial port of a card at the one end that its lab file gives. */
export function cardLineOpener(unit: WiredUnit, port: LinePort, context: EndpointContext): OpenPort {
  const line = { session: port.sessions(context), contacts: () => undefined }
  return (again) => openLine(unit, port, at(port.config!, again), line, context)
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

/** The unit's end of a serial line. */
interface UnitEnd {
  readonly session: () => LineSession
  /** The port as a set of contacts, where a simple-signaling cable is in it. */
  readonly contacts: () => SerialEnd | undefined
}

function openLine(
  device: WiredUnit,
  { name, port }: Pick<LinePort, 'name' | 'port'>,
  config: SerialConfig,
  { session, contacts }: UnitEnd,
  context: EndpointContext,
): Promise<Port> {
  const { pty, mode, tcp, serialport, rfc2217, baud, replyDelayMs } = config
  const rate: LineRate = defined({ baud, replyDelayMs })
  const faults = wireFaults(device, port, context)
  if (pty === undefined && serialport === undefined && tcp === undefined)
    return openSerialEnd(
      `${device.id}.${name}`,
      contacts() ?? withStuckLines(smartCable(session), faults),
      { ...rate, rfc2217, faults },
      context,
    )
  const options = {
    ...rate,
    clock: context.line,
    session,
    onFailure: context.failed,
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
