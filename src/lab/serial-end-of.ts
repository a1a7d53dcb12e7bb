import type { SerialEnd } from '../ports/serial-end.ts'
import type { BenchCore } from './bench-core.ts'
import type { Device } from './device.ts'
import { cardSession, SerialSession, serialLanguage } from './serial-session.ts'
import { basicPortEnd, unitPortEnd } from './simple-ends.ts'
import { smartCable } from './smart-cable.ts'
import { tapEnd } from './traffic/taps.ts'
import { onWire } from './wire.ts'

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
  const contacts = (name: string, end: SerialEnd) =>
    tapEnd(traffic, { device: device.id, port: name, protocol: () => 'simple' }, end)
  if (port === 'rj45') {
    if (simple) return contacts('rj45', unitPortEnd(device, around.sync, cable))
    const wire = { port, protocol: () => serialLanguage(device.ups) }
    return smartCable(onWire(device, wire, () => new SerialSession(device.ups), around))
  }
  const basic = device.expander?.port(port)
  if (basic) return contacts(`smartslot1.${port}`, basicPortEnd(device, basic, around.sync, cable))
  if (port === 'serial' && device.card?.card === 'AP9620') {
    const wire = { port: 'smartslot1.serial', protocol: () => 'ups-link' }
    return smartCable(onWire(device, wire, () => cardSession(device.ups), around))
  }
  throw new RangeError(`${device.id} has no port ${port}; it has ${portsOf(device).join(', ')}`)
}

function portsOf({ expander, card }: Device): string[] {
  return [
    'rj45',
    ...(card?.card === 'AP9620' ? ['serial'] : []),
    ...(expander?.ports ?? []).map(({ name }) => name),
  ]
}
