import { SimpleSignalingPort } from '../../../emulators/smart-ups/simple-signaling-port.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import { findCable } from '../../protocols/simple-signaling/cables.ts'
import { type PortLines, SimplePort } from '../../protocols/simple-signaling/simple-port.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'

/** The cable that fits the unit's own socket, taken where a lab names none. */
export const UNIT_CABLE = '940-0128A'

/** The unit's own port with a simple-signaling cable in it. */
export function unitPortEnd(
  device: WiredUnit,
  sync: () => void,
  cable = device.config.rj45?.cable ?? UNIT_CABLE,
): SerialEnd {
  const port = new SimpleSignalingPort(device.ups)
  return contactsEnd(
    device,
    cable,
    sync,
    () => port,
    (high) => port.raise(high),
  )
}

/**
 * The unit's end of a simple-signaling cable.
 *
 * @param lines state of the lines at this moment
 * @param raise the host moves its shutdown line
 * @throws RangeError when there is no such cable
 */
export function contactsEnd(
  device: WiredUnit,
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
