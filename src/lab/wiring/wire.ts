import type { LineSession, SessionFactory } from '../../line/line-session.ts'
import { WireFaults, withFaults } from '../../ports/faults/faulty-line.ts'
import { seeded } from '../../ports/faults/seeded.ts'
import { watchSession } from '../silence/silence-watch.ts'
import { type Tapped, tapSessions } from '../traffic/taps.ts'
import { PLAYED } from '../traffic/traffic.ts'
import type { ClientAtPort } from '../unit/port-clients.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import type { WireContext } from './wire-context.ts'

/**
 * The sessions of a port at the end of their wire. The unit is brought up to the moment first, once, so that what is
 * recorded and what comes of it bear the same time; then traffic is recorded and faults are applied.
 */
export function onWire(
  device: WiredUnit,
  { port, protocol, connection }: Omit<Tapped, 'device'>,
  session: SessionFactory,
  { sync, seed, traffic, line, played }: WireContext,
): SessionFactory {
  const faults = wireFaults(device, port, { seed, line })
  const spoken = () => (port === 'network' ? 'modbus-tcp' : protocol())
  const own = played ? PLAYED : connection
  const wire = {
    device: device.id,
    port,
    protocol,
    ...(own === undefined ? {} : { connection: own }),
  } as const
  const open = tapSessions(traffic, wire, () => withFaults(session(), faults))
  return () => {
    const opened = open()
    const forget = device.sessions.add(port, opened)
    // Hosts that the bench plays itself have nobody who would read it.
    const watched = played ? opened : watchSession(opened, { device, port, spoken, line, sync })
    const client = played ? undefined : device.sessions.clients.open(port)
    return synced(watched, sync, forget, client)
  }
}

/** Faults on the wire of a port, whether it is open yet or not. */
export function wireFaults(
  { wires }: Pick<WiredUnit, 'wires'>,
  port: string,
  { seed, line }: Pick<WireContext, 'seed' | 'line'>,
): WireFaults {
  const usb = port === 'usb' || port.endsWith('.usb')
  const faults = wires.get(port) ?? new WireFaults({ random: seeded(seed), line, usb })
  wires.set(port, faults)
  return faults
}

function synced(
  session: LineSession,
  sync: () => void,
  forget: () => void,
  client: ClientAtPort | undefined,
): LineSession {
  return {
    receive(bytes, atMs) {
      sync()
      client?.asked(bytes.length, atMs)
      return session.receive(bytes, atMs)
    },
    attach: (speak) => session.attach?.(speak),
    get finished() {
      return session.finished ?? false
    },
    close() {
      forget()
      client?.gone()
      session.close?.()
    },
  }
}
