import type { LineClock } from '../../line/line-clock.ts'
import type { LineSession, SessionFactory } from '../../line/line-session.ts'
import type { ListenAddress } from '../../ports/address.ts'
import type { SerialEnd } from '../../ports/serial-end.ts'
import type { SendDatagram } from '../../ports/udp/send-datagram.ts'
import type { ReportWire } from '../../protocols/hid-power-device/report-wire.ts'
import type { UnitOnUsb } from '../../protocols/hid-power-device/unit-on-usb.ts'
import type { ContactsConfig, SerialConfig } from '../lab-file/serial-schema.ts'
import type { WireContext } from '../wiring/wire-context.ts'

interface NamedPort {
  /** Within its card, such as `serial`. */
  readonly name: string
  /** On the bench: slot and name, such as `smartslot1.serial`. */
  readonly port: string
  readonly protocol: string
}

/** A port of a card on which bytes pass over a serial line. */
export interface LinePort extends NamedPort {
  readonly carries: 'bytes'
  /** Where it is exported; undefined where it is not. */
  readonly config: SerialConfig | undefined
  /** Bits per second at which it speaks. */
  readonly baud: number
  sessions(context: WireContext): SessionFactory
}

/** A port of a card that signals by contacts, behind a simple-signaling cable. */
export interface ContactsPort extends NamedPort {
  readonly carries: 'contacts'
  readonly config: ContactsConfig | undefined
  /** Order number of the cable in it. */
  readonly cable: string
  /** @param cable another cable than the one of the lab file */
  end(context: WireContext, cable?: string): SerialEnd
}

/** A port of a card that is a USB device. */
export interface UsbPort extends NamedPort {
  readonly carries: 'usb'
  readonly exported: boolean
  /** Which table its HID reports are read by. */
  readonly reports: 'legacy' | '5g'
  device(context: { readonly sync: () => void; readonly wire: ReportWire }): UnitOnUsb
}

/** A port of a card on which datagrams pass: each peer has a session, each datagram is received and answered in one piece. */
export interface DatagramPort extends NamedPort {
  readonly carries: 'datagrams'
  /** Address that it listens on; undefined where it is not exported. */
  readonly listen: string | undefined
  session(from: ListenAddress): LineSession
  /** Sends unasked; what it returns ends that. */
  opened?(line: DatagramLine): () => void
  /** The session of somebody on the network that is sent something unasked: `attach` takes it, `receive` answers it. */
  readonly listener?: (clock: LineClock) => LineSession
}

/** What a port of datagrams sends unasked with. `own` is its address. */
export interface DatagramLine {
  readonly send: SendDatagram
  readonly clock: LineClock
  readonly own: string
}

/** A port of a card: its name, and what can stand behind it. */
export type CardPort = LinePort | ContactsPort | UsbPort | DatagramPort
