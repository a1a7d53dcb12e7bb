import { packetBlock } from '../../../../emulators/usb-hid-emulator-lite/src/capture/pcapng.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'
import type { RecordingFile } from '../folder.ts'
import { hostPortOf } from './addresses.ts'
import { checksum, IP, writeHead } from './ipv4.ts'

/** Where Wireshark knows the languages that pass in datagrams. */
export const DATAGRAM_PORTS: Readonly<Record<string, number>> = { snmp: 161, pcnet: 3052 }

const UDP = 8
const UDP_PROTOCOL = 17

/** The UDP that carried the messages of a port; the headers are made here, since a socket shows none. */
export class UdpDatagrams {
  readonly #file: RecordingFile

  constructor(file: RecordingFile) {
    this.#file = file
  }

  add(message: TrafficMessage, microseconds: number): void {
    if (message.kind !== 'bytes') return
    this.#file.write(packetBlock(0, microseconds, datagram(message, message.bytes)))
  }
}

function datagram({ protocol, direction, connection }: TrafficMessage, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(IP + UDP + data.length)
  const view = new DataView(bytes.buffer)
  const toUnit = direction === 'to-unit'
  writeHead(bytes, toUnit, UDP_PROTOCOL)
  view.setUint16(2, bytes.length)
  view.setUint16(10, checksum(bytes, 0, IP, 0))
  const unit = DATAGRAM_PORTS[protocol]!
  const host = hostPortOf(connection)
  view.setUint16(IP, toUnit ? host : unit)
  view.setUint16(IP + 2, toUnit ? unit : host)
  view.setUint16(IP + 4, UDP + data.length)
  // No checksum of UDP: allowed over IPv4.
  bytes.set(data, IP + UDP)
  return bytes
}
