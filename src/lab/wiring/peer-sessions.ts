import type { LineSession } from '../../line/line-session.ts'
import type { ListenAddress } from '../../ports/address.ts'
import type { SendDatagram } from '../../ports/udp/send-datagram.ts'
import type { DatagramPort } from '../cards/card-port.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import { onWire, wireFaults } from './wire.ts'
import type { WireContext } from './wire-context.ts'

/** A peer on the computer of the bench. */
export const LOCAL_PEER: ListenAddress = { host: '127.0.0.1', port: 0 }

/** The sessions of a port of datagrams at the end of their wire, one for each peer. */
export function peerSessions(
  unit: WiredUnit,
  { port, protocol, session }: DatagramPort,
  context: WireContext,
): (from: ListenAddress) => LineSession {
  let connections = 0
  return (from) => {
    const wire = { port, protocol: () => protocol, connection: ++connections }
    return onWire(unit, wire, () => session(from), context)()
  }
}

/** Sends unasked over the wire of a port, whose faults strike there as well. */
export function unaskedOver(
  unit: WiredUnit,
  port: string,
  send: SendDatagram,
  context: Pick<WireContext, 'seed' | 'line'>,
): SendDatagram {
  const faults = wireFaults(unit, port, context)
  return (datagram, to) => {
    for (const { bytes, afterMs = 0 } of faults.through('to-host', [{ bytes: datagram }])) {
      if (afterMs === 0) send(bytes, to)
      else context.line.after(afterMs, () => send(bytes, to))
    }
  }
}
