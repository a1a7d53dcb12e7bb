import {
  interfaceDescription,
  packetBlock,
  sectionHeader,
} from '../../../../emulators/usb-hid-emulator-lite/src/capture/pcapng.ts'
import type { TrafficMessage } from '../../traffic/traffic.ts'
import type { RecordingFile } from '../folder.ts'
import { namedPacket, UPPER_PDU_LINK_TYPE } from './named-pdu.ts'
import { RTAC_SERIAL_LINK_TYPE, serialPacket } from './rtac-serial.ts'
import { RAW_IP_LINK_TYPE, TcpConversations } from './tcp-packets.ts'
import { DATAGRAM_PORTS, UdpDatagrams } from './udp-packets.ts'
import { USBMON_LINK_TYPE, usbPacket } from './usb-packets.ts'

/** Interfaces of a capture, in the order they stand in its file. */
const SERIAL = 0
const NAMED = 1

/** What passes at one port, as a pcapng file that Wireshark opens. Times are those of the line. */
export interface Capture {
  /** @param microseconds since 1970-01-01 UTC */
  add(message: TrafficMessage, microseconds: number): void
}

/** A capture of the kind that fits the port: USB, TCP, or serial. */
export function captureFor({ device, port, protocol }: TrafficMessage, file: RecordingFile): Capture {
  file.write(sectionHeader())
  const name = `${device} ${port}`
  if (protocol === 'hid') return usbCapture(name, file)
  if (protocol in DATAGRAM_PORTS) return udpCapture(name, file)
  return port === 'network' || protocol === 'modbus-tcp' ? tcpCapture(name, file) : serialCapture(name, file)
}

/**
 * Serial lines. Wireshark knows no Modbus in a serial capture unless configured, so Modbus stands on an interface of its own
 * whose packets name their dissector; everything else, modem lines too, is RTAC Serial.
 */
function serialCapture(name: string, file: RecordingFile): Capture {
  file.write(interfaceDescription(RTAC_SERIAL_LINK_TYPE, name))
  file.write(interfaceDescription(UPPER_PDU_LINK_TYPE, `${name} modbus`))
  return {
    add(message, microseconds) {
      if (message.protocol === 'modbus' && message.kind === 'bytes')
        file.write(packetBlock(NAMED, microseconds, namedPacket('mbrtu', message.direction, message.bytes)))
      else {
        const packet = serialPacket(message, microseconds)
        if (packet) file.write(packetBlock(SERIAL, microseconds, packet))
      }
    },
  }
}

function tcpCapture(name: string, file: RecordingFile): Capture {
  file.write(interfaceDescription(RAW_IP_LINK_TYPE, name))
  return new TcpConversations(file)
}

function udpCapture(name: string, file: RecordingFile): Capture {
  file.write(interfaceDescription(RAW_IP_LINK_TYPE, name))
  return new UdpDatagrams(file)
}

function usbCapture(name: string, file: RecordingFile): Capture {
  file.write(interfaceDescription(USBMON_LINK_TYPE, name))
  return {
    add(message, microseconds) {
      const packet = message.kind === 'usb' && usbPacket(message, microseconds)
      if (packet) file.write(packetBlock(0, microseconds, packet))
    },
  }
}
