import type { NetworkManagementCard } from '../../../../emulators/network-management-card/network-management-card.ts'
import type { SlotName } from '../../../../emulators/smart-ups/commands.ts'
import type { LineClock } from '../../../line/line-clock.ts'
import type { LineSession, SessionFactory } from '../../../line/line-session.ts'
import { SILENT_SESSION } from '../../../line/silent-session.ts'
import { parseListenAddress } from '../../../ports/address.ts'
import { CardConsole } from '../../../protocols/card-console/card-console.ts'
import { ModbusEngine } from '../../../protocols/modbus/engine.ts'
import { TcpSession } from '../../../protocols/modbus/tcp.ts'
import { ControlPage } from '../../../protocols/pcnet/control-page.ts'
import { answeredInform } from '../../../protocols/snmp/read-notification.ts'
import { SeededBytes } from '../../random/seeded-bytes.ts'
import type { WiredUnit } from '../../unit/wired-unit.ts'
import { onWire } from '../../wiring/wire.ts'
import type { SlottedCard } from '../card-kind.ts'
import type { CardPort } from '../card-port.ts'
import type { NetworkCardConfig } from './schema.ts'
import { agentOf, sessionOf } from './snmp-agent.ts'
import { StatusSender } from './status-sender.ts'
import { type TrapLine, TrapSender } from './trap-sender.ts'

/** Its ports on the network: SNMP and status packets over UDP; the page of network shutdown, and Modbus, over TCP. */
export function networkCardPorts({
  unit,
  slot,
  card,
  config,
}: SlottedCard<NetworkManagementCard, NetworkCardConfig>): readonly CardPort[] {
  const name = `${unit.id} ${slot}`
  const traps = new TrapSender(card, name)
  const status = new StatusSender(card, unit)
  const agent = agentOf(card, name, (requestId) => traps.answered(requestId))
  const overTcp = (
    named: 'web' | 'modbus' | 'console',
    protocol: string,
    session: SessionFactory,
  ): CardPort => {
    const port = `${slot}.${named}`
    const address = config[named]
    return {
      ...{ name: named, port, protocol, carries: 'bytes' },
      config: address === undefined ? undefined : { tcp: String(address) },
      baud: 9600,
      sessions: (context) => onWire(unit, { port, protocol: () => protocol }, session, context),
    }
  }
  return [
    {
      name: 'snmp',
      port: `${slot}.snmp`,
      protocol: 'snmp',
      carries: 'datagrams',
      listen: config.snmp === undefined ? undefined : String(config.snmp),
      session: (from) => sessionOf(card, agent, from, (datagram) => traps.receive(datagram, from)),
      opened: (line) => traps.open(line),
      listener: (clock) => receiverOfTraps(traps, clock),
    },
    {
      name: 'pcnet',
      port: `${slot}.pcnet`,
      protocol: 'pcnet',
      carries: 'datagrams',
      listen: config.pcnet === undefined ? undefined : String(config.pcnet),
      // Clients answer nothing.
      session: () => SILENT_SESSION,
      opened: (line) => status.open(line),
      listener: () => clientOfCard(status),
    },
    overTcp('web', 'http', () => pageOf(card, unit, slot, config)),
    overTcp('modbus', 'modbus-tcp', () => modbusOf(card, unit, slot)),
    overTcp('console', 'telnet', () => new CardConsole(card)),
  ]
}

/** Where a card is for those who are sent something without a network. */
const OWN = '127.0.0.1'

/** Somebody at the address of the first receiver of traps of version 1 or 2c. */
function receiverOfTraps(traps: TrapSender, clock: LineClock): LineSession {
  let line: TrapLine | undefined
  let stop = () => {}
  return {
    receive(bytes) {
      const id = line && answeredInform(bytes)
      if (id !== undefined) traps.answered(id, line)
      return []
    },
    attach(speak) {
      line = { send: (datagram) => speak(datagram), clock, own: OWN, toFirst: true }
      stop = traps.open(line)
    },
    close: () => stop(),
  }
}

/** Somebody at the address of the first client of network shutdown; clients answer nothing. */
function clientOfCard(status: StatusSender): LineSession {
  let stop = () => {}
  return {
    receive: () => [],
    attach(speak) {
      stop = status.open({ send: (datagram) => speak(datagram), own: OWN, toFirst: true })
    },
    close: () => stop(),
  }
}

/** Modbus of a card, on one connection: the registers of its unit with the habits of cards. */
function modbusOf(card: NetworkManagementCard, { ups }: WiredUnit, slot: SlotName): TcpSession {
  const { traits } = card.fitted
  const readOnly = () => card.fitted.traits.modbusReadOnly
  const engine = new ModbusEngine(ups, { persona: 'nmc', source: slot, readOnly })
  return new TcpSession(ups, engine, {
    enabled: () => card.up && card.settings.modbus && card.fitted.traits.hasModbusTcp,
    thinkingMs: traits.modbusReplyMs,
  })
}

/** Where the page is for clients that nobody has given an address. */
const WEB = '127.0.0.1:80'

/** The page of a card, on one connection. */
function pageOf(
  card: NetworkManagementCard,
  unit: WiredUnit,
  slot: string,
  { web = WEB }: NetworkCardConfig,
): ControlPage {
  let pages = 0
  const random = new SeededBytes(card.boots, `${unit.id} ${slot} web`)
  const digit = () => (random.next() & 0x0f).toString(16).toUpperCase()
  return new ControlPage({
    secret: () => card.settings,
    enabled: () => card.httpOn,
    address: () => parseListenAddress(web).host,
    boots: () => card.boots,
    // A page is newer than every packet before it.
    uptime: () => card.uptimeMs / 10 + ++pages,
    challenge: () => Array.from({ length: 16 }, digit).join(''),
    shutDown: () => void card.command('conserve'),
  })
}
