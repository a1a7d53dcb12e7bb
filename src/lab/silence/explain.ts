import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { hex } from '../../protocols/description.ts'
import type { SilenceReason } from '../unit/silence-event.ts'
import { type RecognisedMessage, recognise } from './recognise.ts'

export interface Unanswered {
  readonly ups: SmartUps
  /** What the port speaks: `modbus`, `modbus-tcp`, `microlink`, `ups-link`, `none`; `tunnel` is Modbus in HID reports. */
  readonly spoken: string
  readonly bytes: Uint8Array
  /** Kinds of the faults on the wire. */
  readonly faults: readonly string[]
  /** The client has had answers before. */
  readonly answered: boolean
}

export interface Explanation {
  readonly reason: SilenceReason
  readonly text: string
}

const NAMES: Readonly<Record<RecognisedMessage['language'], string>> = {
  'modbus-rtu': 'Modbus RTU',
  'modbus-tcp': 'Modbus TCP',
  'modbus-ascii': 'Modbus ASCII',
  microlink: 'Microlink',
  'ups-link': 'UPS-Link, or some other text',
}

/** Why a client was not answered; undefined where silence is what its protocol has for that, or nothing is known. */
export function explain(unanswered: Unanswered): Explanation | undefined {
  const { ups, spoken, bytes, faults } = unanswered
  if (faults.length > 0) return because('fault', `there are faults on the wire: ${faults.join(', ')}`)
  if (ups.update.holdsElectronics)
    return because('no-supply', `the unit runs no firmware: its update is ${ups.update.phase}`)
  if (!ups.awake)
    return because('no-supply', 'the unit has no supply: nothing answers until it has input voltage again')
  if (spoken === 'none') return because('port-taken', takenOver(ups))
  if (spoken === 'tunnel') return inTunnel(ups, bytes)
  return BY_SPOKEN[spoken]?.(unanswered, recognise(bytes))
}

type Explain = (unanswered: Unanswered, message: RecognisedMessage | undefined) => Explanation | undefined

const BY_SPOKEN: Readonly<Record<string, Explain>> = {
  modbus({ ups, bytes }, message) {
    if (message?.language !== 'modbus-rtu')
      return other(message, 'Modbus RTU', insteadOfModbus(ups, message), bytes)
    const { crc, address } = message
    if (crc) return because('broken', `CRC mismatch: got ${hex(crc.got, 4)}, expected ${hex(crc.wanted, 4)}`)
    // A broadcast is obeyed in silence.
    return address === 0 ? undefined : otherAddress(ups, address)
  },
  'modbus-tcp'({ ups, bytes }, message) {
    if (message?.language !== 'modbus-tcp')
      return other(message, 'Modbus TCP', 'a serial port over TCP, rj45: { tcp: … }, takes RTU frames', bytes)
    if (ups.settings.unit.modbusTcp === 'disable')
      return because('not-enabled', 'Modbus TCP is disabled in the settings of the unit (modbusTcp)')
    return otherAddress(ups, message.address)
  },
  microlink({ ups, bytes }, message) {
    if (message?.language === 'microlink') return undefined
    if (message?.language !== 'modbus-rtu')
      return other(message, 'Microlink', insteadOfModbus(ups, message), bytes)
    return modbusOff(ups)
  },
  'ups-link'({ ups, answered }, message) {
    // In the smart mode many letters are taken silently.
    if (answered || message === undefined) return undefined
    if (message.language === 'ups-link')
      return because('not-begun', 'UPS-Link begins with Y; before that nothing is answered')
    return because(
      'other-language',
      `received ${NAMES[message.language]}; a ${ups.model.name} uses UPS-Link only`,
    )
  },
}

/** Reports bear no checksum, and are filled up behind the request. */
function inTunnel(ups: SmartUps, bytes: Uint8Array): Explanation | undefined {
  const message = recognise(bytes)
  if (message?.language === 'microlink') return undefined
  if (!ups.modbusEnabled) return modbusOff(ups)
  const wrong = otherAddress(ups, bytes[0] ?? 0)
  if (wrong) return wrong
  return ups.firmware.decide.tunnelFallsSilentAfter() === null
    ? undefined
    : because('defect', 'this firmware lets the tunnel fall silent after a while; plug the unit out and in')
}

function takenOver({ slots, update }: SmartUps): string {
  if (update.occupies('serial')) return 'the port receives new firmware for the unit'
  const card = slots.portTaker?.card
  return card
    ? `the ${card} in the slot has taken this port over`
    : 'a card in the slot leaves this port simple signaling only'
}

function modbusOff({ firmware, model }: SmartUps): Explanation {
  return firmware.hasModbus
    ? because(
        'not-enabled',
        'received Modbus, which is not enabled in the menu of the unit: rj45: { protocol: modbus } in the lab file, or the setting modbusEnabled',
      )
    : because('not-enabled', `received Modbus; a ${model.name} with ${firmware.reported} has none yet`)
}

function otherAddress({ settings }: SmartUps, address: number): Explanation | undefined {
  const own = settings.unit.modbusAddress
  return address === own
    ? undefined
    : because(
        'other-address',
        `unit ${address} was asked, and this one is ${own} (rj45: { address: … } in the lab file)`,
      )
}

function insteadOfModbus({ model }: SmartUps, message: RecognisedMessage | undefined): string {
  if (message?.language === 'microlink')
    return 'Modbus is enabled in its menu (rj45: { protocol: microlink } disables it)'
  if (message?.language === 'ups-link')
    return `a ${model.name} has it only behind a card in its SmartSlot that speaks it`
  return 'set the client to RTU'
}

function other(
  message: RecognisedMessage | undefined,
  spoken: string,
  hint: string,
  bytes: Uint8Array,
): Explanation {
  return message
    ? because('other-language', `received ${NAMES[message.language]} where the unit uses ${spoken}: ${hint}`)
    : because(
        'broken',
        `${bytes.length === 1 ? 'one byte' : `${bytes.length} bytes`} that are no message of ${spoken}`,
      )
}

function because(reason: SilenceReason, text: string): Explanation {
  return { reason, text }
}
