import { IDENTITY } from '../ups-link/identity.ts'
import { MEASUREMENTS } from '../ups-link/measurements.ts'
import { STATUS } from '../ups-link/status.ts'
import type { Query, UnitPort } from '../ups-link/unit-port.ts'
import { hexText, packetText, type Secret } from './packet.ts'

/**
 * Letters of UPS-Link in the order of recorded packets; what is left out is unknown, or asks for a value that a card does
 * not keep apart.
 */
const LETTERS = "OQ7>LPCxjGVcfXg9'8nmbBFuleosqkpr"
const QUERIES: Readonly<Record<string, Query>> = { ...MEASUREMENTS, ...STATUS, ...IDENTITY }
/** Clients that a packet has room for. */
const CLIENTS = 50

/** What a packet says of the card that sends it. */
export interface CardFacts {
  readonly kind: 'MASTATUS' | 'MACONFIG'
  /** The card's own address, dotted. */
  readonly address: string
  /** Where the packet goes. */
  readonly target: string
  readonly clientPort: number
  readonly clients: readonly string[]
  /** Date and time as the card writes them. */
  readonly date: string
  readonly time: string
  /** How often the card has started, and hundredths of a second since it did. */
  readonly boots: number
  readonly uptime: number
  /** Counts the packets. */
  readonly count: number
  /** The unit is being shut down: clients shut down. */
  readonly shuttingDown: boolean
}

/** A status packet, as text. */
export function statusPacket(port: UnitPort, facts: CardFacts, secret: Secret): string {
  const { kind, address, target, clientPort, clients, date, time, boots, uptime, count, shuttingDown } = facts
  const config = kind === 'MACONFIG'
  const lines: [string, string][] = [
    ['MV', 'v1.7.0'],
    ['PC', address],
    ['DT', date],
    ['TM', time],
    ['SR', hexText(boots)],
    ['SU', hexText(uptime)],
    ['RD', hexText(count & 0xffff, 4)],
    ['TA', target],
    ...(config ? ([['PT', String(clientPort)]] as [string, string][]) : []),
    ...(config ? clientLines(clients) : []),
    ['UC', '1'],
    ['SM', '2'],
    ['MC', '0'],
    ['I0', '0'],
    ['SD', shuttingDown ? '1' : '0'],
    ...[...LETTERS].map((letter): [string, string] => [
      hexText(letter.charCodeAt(0)),
      QUERIES[letter]?.(port) ?? 'NA',
    ]),
  ]
  return packetText(kind, lines, secret)
}

function clientLines(clients: readonly string[]): [string, string][] {
  return Array.from({ length: CLIENTS }, (_, index) => [
    'CL',
    clients[index]
      ?.split('.')
      .map((part) => hexText(Number(part)))
      .join('') ?? '00',
  ])
}
