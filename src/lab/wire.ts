import { behindFaults, WireFaults } from '../ports/faults/faulty-line.ts'
import { seeded } from '../ports/faults/seeded.ts'
import type { LineSession, SessionFactory } from '../ports/port.ts'
import type { Device } from './device.ts'
import type { EndpointSurroundings } from './endpoints.ts'
import { type Tapped, tapSessions } from './traffic/taps.ts'

/**
 * The sessions of a port at the end of their wire, from the host's end inwards: what passes is heard, what goes wrong
 * strikes, and the unit is brought up to the moment before it is given what arrives.
 */
export function onWire(
  device: Device,
  { port, protocol }: Omit<Tapped, 'device'>,
  session: SessionFactory,
  { sync, seed, traffic }: Pick<EndpointSurroundings, 'sync' | 'seed' | 'traffic'>,
): SessionFactory {
  const faults = wireFaults(device, port, seed)
  return tapSessions(traffic, { device: device.id, port, protocol }, () =>
    behindFaults(synced(session(), sync), faults),
  )
}

/** What goes wrong on the wire of a port, whether it is open yet or not. */
export function wireFaults({ wires }: Device, port: string, seed: number): WireFaults {
  const faults = wires.get(port) ?? new WireFaults(seeded(seed))
  wires.set(port, faults)
  return faults
}

function synced(session: LineSession, sync: () => void): LineSession {
  return {
    receive(bytes, atMs) {
      sync()
      return session.receive(bytes, atMs)
    },
    attach: (speak) => session.attach?.(speak),
    get finished() {
      return session.finished ?? false
    },
    close: () => session.close?.(),
  }
}
