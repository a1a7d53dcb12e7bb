import { packetBlock } from '../../../../emulators/usb-hid-emulator-lite/src/capture/pcapng.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'
import type { RecordingFile } from '../folder.ts'
import { FIRST_HOST_PORT, HOST_ADDRESS, HOST_PORTS, UNIT_ADDRESS } from './addresses.ts'

/** Where Wireshark knows the languages that pass in datagrams. */
export const DATAGRAM_PORTS: Readonly<Record<string, number>> = { snmp: 161, pcnet: 3052 }

const IP = 20
const UDP = 8
const UDP_PROTOCOL = 17
const TTL = 64

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
  view.setUint16(0, 0x4500)
  view.setUint16(2, bytes.length)
  view.setUint16(6, 0x4000)
  view.setUint8(8, TTL)
  view.setUint8(9, UDP_PROTOCOL)
  bytes.set(toUnit ? HOST_ADDRESS : UNIT_ADDRESS, 12)
  bytes.set(toUnit ? UNIT_ADDRESS : HOST_ADDRESS, 16)
  view.setUint16(10, checksum(bytes.subarray(0, IP)))
  const unit = DATAGRAM_PORTS[protocol]!
  const host = FIRST_HOST_PORT + (connection % HOST_PORTS)
  view.setUint16(IP, toUnit ? host : unit)
  view.setUint16(IP + 2, toUnit ? unit : host)
  view.setUint16(IP + 4, UDP + data.length)
  // No checksum of UDP: allowed over IPv4.
  bytes.set(data, IP + UDP)
  return bytes
}

/** The checksum of an IPv4 header (RFC 791). */
function checksum(header: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < header.length; at += 2) sum += (header[at]! << 8) | header[at + 1]!
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}
