import type { Setup } from '../../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import { type Decoder, type Description, placed } from '../../protocols/description.ts'
import { hexOf } from '../../protocols/hex.ts'
import {
  describeAnswer,
  describeReport,
  describeSetup,
  isTunnel,
} from '../../protocols/hid-power-device/describe.ts'
import { isLegacy } from '../../protocols/hid-power-device/identity.ts'
import { TunnelDecoder } from '../../protocols/hid-power-device/tunnel-decode.ts'
import { Authentication } from '../../protocols/microlink/authentication.ts'
import { MicrolinkDecoder, type ObjectMap } from '../../protocols/microlink/decode.ts'
import { MemoryImage } from '../../protocols/microlink/memory-image.ts'
import { RtuDecoder, TcpDecoder } from '../../protocols/modbus/decode.ts'
import { objectName } from '../../protocols/powernet/names.ts'
import { findCable } from '../../protocols/simple-signaling/cables.ts'
import { describeLines } from '../../protocols/simple-signaling/describe.ts'
import { SnmpDecoder } from '../../protocols/snmp/decode.ts'
import { UpsLinkDecoder } from '../../protocols/ups-link/decode.ts'
import type { UnitWithCards } from '../cards/card-slots.ts'
import { UNIT_CABLE } from '../wiring/simple-signaling-ends.ts'
import type { TrafficMessage } from './traffic.ts'

/** Conversations followed at once; the one that was quiet longest is forgotten first. */
const MOST_CONVERSATIONS = 256
/** Control transfers of a device that have not ended. */
const MOST_SETUPS = 64

/** Follows every conversation of a bench and says what each piece means. */
export class TrafficDecoder {
  readonly #device: (id: string) => UnitWithCards | undefined
  readonly #conversations = new Map<string, Conversation>()

  /** @param device of the bench, by name */
  constructor(device: (id: string) => UnitWithCards | undefined) {
    this.#device = device
  }

  describe(message: TrafficMessage): Description {
    const device = this.#device(message.device)
    if (!device || message.kind === 'closed') return { summary: message.kind, fields: [] }
    const key = `${message.device} ${message.port} ${message.connection} ${message.protocol}`
    const conversation = this.#conversations.get(key) ?? new Conversation(device, message)
    this.#conversations.delete(key)
    this.#conversations.set(key, conversation)
    if (this.#conversations.size > MOST_CONVERSATIONS)
      this.#conversations.delete(this.#conversations.keys().next().value!)
    return conversation.describe(message)
  }
}

class Conversation {
  readonly #device: UnitWithCards
  readonly #port: string
  readonly #decoder: Decoder
  readonly #setups = new Map<number, Setup>()
  readonly #lines = new Map<string, Readonly<Record<string, boolean>>>()

  constructor(device: UnitWithCards, { protocol, port }: TrafficMessage) {
    this.#device = device
    this.#port = port
    this.#decoder = decoderOf(device, protocol, port)
  }

  describe(message: TrafficMessage): Description {
    if (message.kind === 'usb') return this.#usb(message)
    if (message.kind === 'bytes')
      return message.direction === 'to-unit'
        ? this.#decoder.toUnit(message.bytes)
        : this.#decoder.toHost(message.bytes)
    if (message.kind !== 'lines') return { summary: message.kind, fields: [] }
    const before = this.#lines.get(message.direction)
    this.#lines.set(message.direction, message.lines)
    return describeLines(message.lines, before, cableOf(this.#device, message.port))
  }

  /** The table of HID reports of the port that is listened at. */
  #reports(): 'legacy' | '5g' {
    const ofCard = this.#device.slots.port(this.#port)
    if (ofCard?.carries === 'usb') return ofCard.reports
    return isLegacy(this.#device.ups) ? 'legacy' : '5g'
  }

  #usb({ stage, transfer, status, bytes }: TrafficMessage & { readonly kind: 'usb' }): Description {
    const table = this.#reports()
    const isIn = (transfer.endpoint & 0x80) !== 0
    if (stage === 'completed' && status !== 'ok' && status !== undefined)
      return { summary: status === 'stall' ? 'STALL' : `transfer ${status}`, fields: [] }
    if (stage === 'submitted' && transfer.setup) {
      this.#setups.set(transfer.id, transfer.setup)
      if (this.#setups.size > MOST_SETUPS) this.#setups.delete(this.#setups.keys().next().value!)
      return describeSetup(transfer.setup, bytes, table)
    }
    const setup = this.#setups.get(transfer.id)
    this.#setups.delete(transfer.id)
    if (setup) return describeAnswer(setup, bytes, table)
    if (isIn !== (stage === 'completed')) return { summary: isIn ? 'waits for input' : 'taken', fields: [] }
    if (isTunnel(bytes)) {
      const said = isIn ? this.#decoder.toHost(bytes.subarray(1)) : this.#decoder.toUnit(bytes.subarray(1))
      // Behind the number of the report.
      return placed(said, 1, bytes.length)
    }
    return describeReport(bytes, table)
  }
}

function decoderOf(device: UnitWithCards, protocol: string, port: string): Decoder {
  if (protocol === 'modbus-tcp') return new TcpDecoder()
  if (protocol === 'modbus') return port === 'network' ? new TcpDecoder() : new RtuDecoder()
  if (protocol === 'ups-link') return new UpsLinkDecoder()
  if (protocol === 'snmp') return new SnmpDecoder(objectName)
  if (protocol === 'microlink') return new MicrolinkDecoder(objectMap(device))
  if (protocol === 'hid') return new TunnelDecoder(objectMap(device))
  const size = (bytes: Uint8Array) => ({ summary: `${bytes.length} bytes: ${hexOf(bytes)}`, fields: [] })
  return { toUnit: size, toHost: size }
}

/** Where the unit's objects lie, laid out anew when its firmware changes. */
function objectMap({ ups }: UnitWithCards): () => ObjectMap {
  let made: { readonly firmware: object; readonly map: ObjectMap } | undefined
  return () => {
    if (made?.firmware !== ups.firmware)
      // Only names and places are asked of this image, never a password.
      made = {
        firmware: ups.firmware,
        map: new MemoryImage({ ups, authentication: new Authentication(() => 0) }),
      }
    return made.map
  }
}

function cableOf({ config, slots }: UnitWithCards, port: string) {
  const ofCard = slots.port(port)
  return findCable(ofCard?.carries === 'contacts' ? ofCard.cable : (config.rj45?.cable ?? UNIT_CABLE))
}
