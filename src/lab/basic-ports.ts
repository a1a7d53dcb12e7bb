import type { BasicPort } from '../../emulators/interface-expander-2/basic-port.ts'
import { parseListenAddress } from '../ports/address.ts'
import type { Port } from '../ports/port.ts'
import { openRfc2217Port } from '../ports/rfc2217/rfc2217-port.ts'
import { findCable } from '../protocols/simple-signaling/cables.ts'
import { SimplePort } from '../protocols/simple-signaling/simple-port.ts'
import type { Device } from './device.ts'

/** The cable taken when a lab names none: the one the vendor sold for simple signaling with Windows. */
const DEFAULT_CABLE = '940-0020B'

/** The card's Basic ports that a lab file puts on the network, by name. */
export function basicPortsOnNetwork(
  device: Device,
): { readonly name: string; readonly open: (sync: () => void) => Promise<Port> }[] {
  const { card, config } = device
  return (card?.ports ?? []).flatMap((port) => {
    const wanted = config.smartslot1?.[port.name]
    const address = wanted?.rfc2217
    if (address === undefined) return []
    return [
      {
        name: `smartslot1.${port.name}`,
        open: (sync: () => void) => open(device, port, wanted?.cable ?? DEFAULT_CABLE, address, sync),
      },
    ]
  })
}

function open(
  device: Device,
  port: BasicPort,
  cable: string,
  address: string,
  sync: () => void,
): Promise<Port> {
  const { card, ups } = device
  const lines = new SimplePort(
    findCable(cable),
    () => {
      sync()
      return port.data
    },
    (high) => {
      sync()
      // A line that does not move is no event.
      if (high !== port.data.raisedAt > 0) card!.raiseShutdownLine(port, high)
    },
  )
  return openRfc2217Port({
    listen: parseListenAddress(address),
    end: { inputs: () => lines.inputs, set: (moved) => lines.set(moved) },
    watch: (moved) => ups.onSettled(moved),
  })
}
