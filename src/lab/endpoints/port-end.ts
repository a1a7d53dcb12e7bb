import type { SerialEnd } from '../../ports/serial-end.ts'
import type { BenchCore } from '../bench-core.ts'
import type { UnitWithCards } from '../cards/card-slots.ts'
import { defined } from '../defined.ts'
import { rj45Contacts, rj45Sessions } from '../wiring/port-sessions.ts'
import { serialLanguage } from '../wiring/serial-session.ts'
import { smartCable } from '../wiring/smart-cable.ts'

/** A serial port of a unit, whether its lab file exports it or not. */
export interface SerialPortOfUnit {
  /** `rj45` is the unit's own port; others are ports of a card, such as `serial` or `basic1`. */
  readonly port: string
  /** A simple-signaling cable; what fits the port when left out. */
  readonly cable?: string | undefined
  /** The unit's own port, used with a simple-signaling cable. */
  readonly simple?: boolean | undefined
}

/** UPS-Link runs at 2400 baud, Modbus and Microlink at 9600 (apcupsd, AN176); without data no rate is wrong. */
const RATES = { modbus: 9600, microlink: 9600, none: 9600, 'ups-link': 2400 } as const

/** Bits per second at which a port of a unit speaks now. */
export function unitBaud({ ups, slots }: UnitWithCards, port: string): number {
  const ofCard = slots.port(port)
  return ofCard?.carries === 'bytes' ? ofCard.baud : RATES[serialLanguage(ups)]
}

/**
 * The unit's end of a serial cable in one of its ports.
 *
 * @throws RangeError when the unit has no such port, naming those it has, or there is no such cable
 */
export function serialEndOf(
  unit: UnitWithCards,
  { port, cable, simple }: SerialPortOfUnit,
  bench: BenchCore,
): SerialEnd {
  const { seed, traffic, line } = bench
  const context = { sync: () => bench.sync(), seed, traffic, line }
  if (port === 'rj45') {
    const config = defined({ protocol: simple ? ('simple' as const) : undefined, cable })
    return rj45Contacts(unit, config, context) ?? smartCable(rj45Sessions(unit, config, context))
  }
  const ofCard = unit.slots.port(port)
  if (ofCard?.carries === 'contacts') return ofCard.end(context, cable)
  if (ofCard?.carries === 'bytes') return smartCable(ofCard.sessions(context))
  throw new RangeError(`${unit.id} has no port ${port}; it has ${portsOf(unit).join(', ')}`)
}

function portsOf({ slots }: UnitWithCards): string[] {
  const serial = slots.ports.filter(({ carries }) => carries !== 'usb')
  return ['rj45', ...serial.map(({ name }) => name)]
}
