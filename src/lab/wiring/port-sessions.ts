import type { BasicPort } from '../../../emulators/interface-expander-2/basic-port.ts'
import type { SessionFactory } from '../../line/line-session.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import { ModbusEngine } from '../../protocols/modbus/engine.ts'
import { TcpSession } from '../../protocols/modbus/tcp.ts'
import { defined } from '../defined.ts'
import type { Device } from '../device.ts'
import type { Rj45Config, SerialConfig } from '../lab-file/schema.ts'
import { SeededBytes } from '../random/seeded-bytes.ts'
import { tapEnd } from '../traffic/taps.ts'
import { cardSession, SerialSession, serialLanguage, TOWARDS_PLAYED } from './serial-session.ts'
import { basicPortEnd, unitPortEnd } from './simple-signaling-ends.ts'
import { onWire, type WireSurroundings } from './wire.ts'

/** What stands at the unit's end of each wire, whatever port carries it to the world. */

/** What the unit's own serial port speaks now. */
export function rj45Protocol({ ups }: Device, { protocol }: Rj45Config): string {
  return protocol === 'simple' ? 'simple' : serialLanguage(ups)
}

export function rj45Sessions(device: Device, config: Rj45Config, around: WireSurroundings): SessionFactory {
  const random = new SeededBytes(around.seed, `${device.id} rj45`)
  const wire = { port: 'rj45', protocol: () => rj45Protocol(device, config) }
  const persona = around.played ? TOWARDS_PLAYED : {}
  const language = () => new SerialSession(device.ups, defined(config.quirks ?? {}), random, persona)
  return onWire(device, wire, language, around)
}

/** The unit's own port as a set of contacts, where a simple-signaling cable is in it. */
export function rj45Contacts(
  device: Device,
  config: Rj45Config,
  { traffic, sync }: WireSurroundings,
): SerialEnd | undefined {
  if (config.protocol !== 'simple') return undefined
  return tapEnd(traffic, simpleWire(device, 'rj45'), unitPortEnd(device, sync, config.cable))
}

/** The serial port of the AP9620 in a device's slot. */
export function cardSerialSessions(
  device: Device,
  config: SerialConfig,
  around: WireSurroundings,
): SessionFactory {
  const wire = { port: 'smartslot1.serial', protocol: () => 'ups-link' }
  return onWire(device, wire, () => cardSession(device.ups, defined(config.quirks ?? {})), around)
}

/** A Basic port of the AP9624, with its cable. */
export function basicPortContacts(
  device: Device,
  port: BasicPort,
  { traffic, sync }: WireSurroundings,
  cable?: string,
): SerialEnd {
  const end = basicPortEnd(device, port, sync, cable)
  return tapEnd(traffic, simpleWire(device, `smartslot1.${port.name}`), end)
}

/** Modbus TCP, of the unit itself, of a card, or of a gateway to the unit's serial port. */
export function networkSessions(device: Device, around: WireSurroundings): SessionFactory {
  const { ups } = device
  const readOnly = () => ups.settings.unit.modbusTcp === 'read-only'
  // Firmware without Modbus TCP is reached through a gateway, whose other side is the unit's serial port.
  const persona = device.config.modbusPersona ?? 'native'
  const source = persona === 'nmc' || ups.firmware.hasModbusTcp ? 'network' : 'rj45'
  const engine = new ModbusEngine(ups, { source, readOnly, persona })
  const session = () =>
    new TcpSession(ups, engine, { enabled: () => ups.settings.unit.modbusTcp !== 'disable' })
  return onWire(device, { port: 'network', protocol: () => 'modbus' }, session, around)
}

function simpleWire({ id }: Device, port: string) {
  return { device: id, port, protocol: () => 'simple' }
}
