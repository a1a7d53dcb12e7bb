import type { SessionFactory } from '../../line/line-session.ts'
import { SILENT_SESSION } from '../../line/silent-session.ts'
import { withStuckLines } from '../../ports/faults/stuck-lines.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import { ModbusEngine } from '../../protocols/modbus/engine.ts'
import { TcpSession } from '../../protocols/modbus/tcp.ts'
import { defined } from '../defined.ts'
import type { Rj45Config } from '../lab-file/serial-schema.ts'
import { SeededBytes } from '../random/seeded-bytes.ts'
import { tapEnd } from '../traffic/taps.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import { PERSONA_FOR_SCRIPTED_HOSTS, SerialSession, serialLanguage } from './serial-session.ts'
import { unitPortEnd } from './simple-signaling-ends.ts'
import { onWire, wireFaults } from './wire.ts'
import type { WireContext } from './wire-context.ts'

/** What stands at the unit's end of each wire, whatever port carries it to the world. */

/** What the unit's own serial port speaks now. */
export function rj45Protocol({ ups }: WiredUnit, { protocol }: Rj45Config): string {
  return protocol === 'simple' ? 'simple' : serialLanguage(ups)
}

export function rj45Sessions(device: WiredUnit, config: Rj45Config, context: WireContext): SessionFactory {
  const random = new SeededBytes(context.seed, `${device.id} rj45`)
  const wire = { port: 'rj45', protocol: () => rj45Protocol(device, config) }
  const persona = context.played ? PERSONA_FOR_SCRIPTED_HOSTS : {}
  const language = () => new SerialSession(device.ups, defined(config.quirks ?? {}), random, persona)
  return onWire(device, wire, language, context)
}

/** The unit's own port as a set of contacts, where a simple-signaling cable is in it. */
export function rj45Contacts(
  device: WiredUnit,
  config: Rj45Config,
  context: WireContext,
): SerialEnd | undefined {
  if (config.protocol !== 'simple') return undefined
  const wire = { device: device.id, port: 'rj45', protocol: () => 'simple' }
  const end = unitPortEnd(device, context.sync, config.cable)
  return tapEnd(context.traffic, wire, withStuckLines(end, wireFaults(device, 'rj45', context)))
}

/** Modbus TCP, of the unit itself, of a card, or of a gateway to the unit's serial port. */
export function networkSessions(device: WiredUnit, context: WireContext): SessionFactory {
  const { ups } = device
  const readOnly = () => ups.settings.unit.modbusTcp === 'read-only'
  // Firmware without Modbus TCP is reached through a gateway, whose other side is the unit's serial port.
  const persona = device.config.modbusPersona ?? 'native'
  const source = persona === 'nmc' || ups.firmware.hasModbusTcp ? 'network' : 'rj45'
  const engine = new ModbusEngine(ups, { source, readOnly, persona })
  let served = 0
  const session = () => {
    const most = ups.firmware.decide.tcpClientsEver()
    // The place of a client that has gone is never free again: the next one connects, and gets no answer.
    if (most !== null && served >= most) return SILENT_SESSION
    served++
    return new TcpSession(ups, engine, { enabled: () => ups.settings.unit.modbusTcp !== 'disable' })
  }
  return onWire(device, { port: 'network', protocol: () => 'modbus' }, session, context)
}
