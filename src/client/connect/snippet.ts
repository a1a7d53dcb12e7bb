import type { DeviceState, EndpointState } from '../types.ts'

/** Software that can be pointed at a unit. */
export const CONNECT_CLIENTS = {
  apcupsd: { title: 'apcupsd', docs: 'use-with-apcupsd.md' },
  nut: { title: 'NUT', docs: 'use-with-nut.md' },
  powerchute: { title: 'PowerChute', docs: 'test-powerchute-on-windows.md' },
  serialport: { title: 'serialport', docs: 'test-a-serial-agent.md' },
  'modbus-serial': { title: 'modbus-serial', docs: 'reference/modbus-registers.md' },
  mbpoll: { title: 'mbpoll', docs: 'reference/modbus-registers.md' },
  curl: { title: 'curl', docs: 'control-api.md' },
  usbip: { title: 'usbip', docs: 'use-over-usb.md' },
  'node-hid': { title: 'node-hid', docs: 'use-over-usb.md' },
  snmp: { title: 'SNMP tools', docs: 'use-a-network-card.md' },
  telnet: { title: 'Telnet', docs: 'use-a-network-card.md' },
  pyserial: { title: 'pySerial', docs: 'use-simple-signaling.md' },
} as const

export type ConnectClient = keyof typeof CONNECT_CLIENTS

/** Where the lines go: typed into a shell, written into a file of the client's, or a program of one's own. */
export type ConnectInto =
  | 'shell'
  | 'Windows terminal'
  | 'apcupsd.conf'
  | 'ups.conf'
  | 'client.mjs'
  | 'client.py'

/** Lines that point one client at one port of a unit. */
export interface ConnectSnippet {
  readonly client: ConnectClient
  /** The port of the unit; null for what concerns the unit as a whole. */
  readonly port: string | null
  readonly into: ConnectInto
  readonly text: string
  /** What has to be known before. */
  readonly note?: string
}

/** What the lines depend on. */
export interface ConnectContext {
  readonly unit: DeviceState
  /** Address of the control API as the client reaches it. */
  readonly control: string
  /** The control API wants a token. */
  readonly token: boolean
}

/** What a client is given for a port. */
export type ConnectLines = Omit<ConnectSnippet, 'client' | 'port'>

/** Says how a client is pointed at a port; nothing where it cannot use it. */
export type ConnectWriter = (endpoint: EndpointState, context: ConnectContext) => readonly ConnectLines[]
