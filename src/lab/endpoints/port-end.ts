import type { SerialEnd } from '../../ports/serial-end.ts'
import type { BenchCore } from '../bench-core.ts'
import { defined } from '../defined.ts'
import type { Device } from '../device.ts'
import { basicPortContacts, cardSerialSessions, rj45Contacts, rj45Sessions } from '../wiring/port-sessions.ts'
import { serialLanguage } from '../wiring/serial-session.ts'
import { smartCable } from '../wiring/smart-cable.ts'

/** A port of a unit, whether its lab file exports it or not. */
export interface SerialPortOfUnit {
  readonly port: 'rj45' | 'serial' | 'basic1' | 'basic2'
  /** A simple-signaling cable; what fits the port when left out. */
  readonly cable?: string | undefined
  /** The unit's own port, used with a simple-signaling cable. */
  readonly simple?: boolean | undefined
}

/** UPS-Link runs at 2400 baud, Modbus and Microlink at 9600 (apcupsd, AN176); without data no rate is wrong. */
const RATES = { modbus: 9600, microlink: 9600, none: 9600, 'ups-link': 2400 } as const

/** Bits per second at which a port of a unit speaks now. */
export function unitBaud({ ups }: Device, port: SerialPortOfUnit['port']): number {
  return port === 'serial' ? RATES['ups-link'] : RATES[serialLanguage(ups)]
}

/**
 * The unit's end of a serial cable in one of its ports.
 *
 * @throws RangeError when the unit has no such port, naming those it has, or there is no such cable
 */
export function serialEndOf(
  device: Device,
  { port, cable, simple }: SerialPortOfUnit,
  bench: BenchCore,
): SerialEnd {
  const { seed, traffic, line } = bench
  const around = { sync: () => bench.sync(), seed, traffic, line }
  if (port === 'rj45') {
    const config = defined({ protocol: simple ? ('simple' as const) : undefined, cable })
    return rj45Contacts(device, config, around) ?? smartCable(rj45Sessions(device, config, around))
  }
  const basic = device.expander?.port(port)
  if (basic) return basicPortContacts(device, basic, around, cable)
  if (port === 'serial' && device.card?.card === 'AP9620')
    return smartCable(cardSerialSessions(device, {}, around))
  throw new RangeError(`${device.id} has no port ${port}; it has ${portsOf(device).join(', ')}`)
}

function portsOf({ expander, card }: Device): string[] {
  return [
    'rj45',
    ...(card?.card === 'AP9620' ? ['serial'] : []),
    ...(expander?.ports ?? []).map(({ name }) => name),
  ]
}
