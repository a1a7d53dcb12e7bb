import type { BasicPort } from '../../emulators/interface-expander-2/basic-port.ts'
import { SimpleSignalingPort } from '../../emulators/smart-ups/simple-signaling-port.ts'
import type { SerialEnd } from '../ports/serial-end.ts'
import { findCable } from '../protocols/simple-signaling/cables.ts'
import { type PortLines, SimplePort } from '../protocols/simple-signaling/simple-port.ts'
import { expanderConfig } from './cards.ts'
import type { Device } from './device.ts'

/** The cables taken when a lab names none: the one sold with the card, and the one that fits the unit's own socket. */
const DEFAULT_CABLE = { card: '940-0020B', unit: '940-0128A' } as const

/** A port of the card with a cable in it. */
export function basicPortEnd(
  device: Device,
  port: BasicPort,
  sync: () => void,
  cable = expanderConfig(device.config)?.[port.name]?.cable ?? DEFAULT_CABLE.card,
): SerialEnd {
  return contacts(
    device,
    cable,
    sync,
    () => port.data,
    (high) => {
      // A line that does not move is no event.
      if (high !== (port.data.raisedAt !== null)) device.expander?.raiseShutdownLine(port, high)
    },
  )
}

/** The unit's own port with a simple-signaling cable in it. */
export function unitPortEnd(
  device: Device,
  sync: () => void,
  cable = device.config.rj45?.cable ?? DEFAULT_CABLE.unit,
): SerialEnd {
  const port = new SimpleSignalingPort(device.ups)
  return contacts(
    device,
    cable,
    sync,
    () => port,
    (high) => port.raise(high),
  )
}

function contacts(
  device: Device,
  cable: string,
  sync: () => void,
  lines: () => PortLines,
  raise: (high: boolean) => void,
): SerialEnd {
  const port = new SimplePort(findCable(cable), lines, raise)
  return {
    inputs: () => {
      sync()
      return port.inputs
    },
    set: (moved) => {
      sync()
      port.set(moved)
    },
    watch: (moved) => device.ups.onSettled(moved),
  }
}
