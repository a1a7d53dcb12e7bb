import type { BasicPort } from '../../../../emulators/interface-expander-2/basic-port.ts'
import type { InterfaceExpander2 } from '../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { withStuckLines } from '../../../ports/faults/stuck-lines.ts'
import { tapEnd } from '../../traffic/taps.ts'
import { contactsEnd } from '../../wiring/simple-signaling-ends.ts'
import { wireFaults } from '../../wiring/wire.ts'
import type { SlottedCard } from '../card-kind.ts'
import type { ContactsPort } from '../card-port.ts'
import type { ExpanderConfig } from './schema.ts'

/** The cable that is sold with the card, taken where a lab names none. */
const DEFAULT_CABLE = '940-0020B'

/** The two Basic ports, each behind its cable. */
export function expanderPorts({
  unit,
  slot,
  card,
  config,
}: SlottedCard<InterfaceExpander2, ExpanderConfig>): readonly ContactsPort[] {
  return card.signalPorts.map((basic) => {
    const wanted = config[basic.name]
    const port = `${slot}.${basic.name}`
    const own = wanted?.cable ?? DEFAULT_CABLE
    const wire = { device: unit.id, port, protocol: () => 'simple' }
    return {
      name: basic.name,
      port,
      protocol: 'simple',
      carries: 'contacts',
      config: wanted,
      cable: own,
      end: (context, cable = own) => {
        const contacts = contactsEnd(unit, cable, context.sync, () => basic.data, raise(basic))
        return tapEnd(context.traffic, wire, withStuckLines(contacts, wireFaults(unit, port, context)))
      },
    }
  })
}

/** A line that does not move is no event. */
function raise(port: BasicPort): (high: boolean) => void {
  return (high) => {
    if (high !== port.lines.shutdownRequested) port.raiseShutdownLine(high)
  }
}
