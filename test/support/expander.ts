import { InterfaceExpander2 } from '../../emulators/interface-expander-2/interface-expander-2.ts'
import type { Device } from '../../src/lab/device.ts'

/** The AP9624 in the first slot of a device. */
export function expanderOf(device: Device): InterfaceExpander2 {
  const card = device.slots.in('smartslot1')?.card
  if (card instanceof InterfaceExpander2) return card
  throw new Error(`${device.id} has no AP9624`)
}

/** Puts an AP9624 into the first slot, or takes the card out. */
export function fitExpander(device: Device, fitted: boolean): void {
  device.fitCard('smartslot1', fitted ? { card: 'AP9624' } : null)
}
