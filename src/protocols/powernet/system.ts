import { DAY, SECOND, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { usDate } from '../../../emulators/clock/us-date.ts'
import { bytesOfHex } from '../hex.ts'
import { ENGINE_COUNTERS } from '../snmp/usm/secure-agent.ts'
import { type CardInUnit, constant, type ServedObjects, scalars, type Writing } from './object.ts'

const ENTERPRISE = '1.3.6.1.4.1.318'
/** 80 00 01 3E: an engine of enterprise 318; 03: the MAC address follows. */
const ENGINE_PREFIX = '8000013e03'

/** The engine ID of a card: bytes. */
export function engineId(mac: string): Uint8Array {
  return bytesOfHex(ENGINE_PREFIX + mac)
}

/** Largest message that a card takes, as a recording of an AP9617 has it. */
export const MAX_MESSAGE_SIZE = 2000

function description(at: CardInUnit): string {
  const { card, decide, unit } = at
  const { firmware } = card
  const name = decide.nameInDescription === 'unit' ? unit.settings.unit.name : card.card
  // The day the card was made is taken to be that of its unit.
  const parts = [
    `MB:v${firmware.bootMonitor}`,
    `PF:v${firmware.version}`,
    `PN:${firmware.files.system}`,
    `AF1:v${firmware.application}`,
    `AN1:${firmware.files.application}`,
    `MN:${name}`,
    `HR:${firmware.model.hardware}`,
    `SN: ${card.identity.serialNumber}`,
    `MD:${usDate(YEAR_2000 + unit.identity.manufacturedOn * DAY)}`,
  ]
  return `APC Web/SNMP Management Card (${parts.join(' ')}) (Embedded PowerNet SNMP Agent SW v2.2 compatible)`
}

function text(set: (at: CardInUnit, value: string) => void): Writing {
  return {
    refuses: (_at, value) => (String(value).length > 255 ? 'wrong-length' : undefined),
    apply: (at, value) => set(at, String(value)),
  }
}

const uptimeTicks = ({ card }: CardInUnit) => Math.floor(card.uptimeMs / 10) % 2 ** 32

/** What the card counts as an SNMP engine. */
const counters: ServedObjects = Object.fromEntries(
  Object.keys(ENGINE_COUNTERS).map((name) => [name, { read: ({ card }: CardInUnit) => card.counted(name) }]),
)

/** The card as a system, and as an SNMP engine. */
export const SYSTEM_OBJECTS: ServedObjects = {
  ...counters,
  ...scalars({
    sysDescr: description,
    sysObjectID: ({ traits, decide }) =>
      decide.bareObjectId ? ENTERPRISE : `${ENTERPRISE}.${traits.sysObjectId}`,
    sysUpTime: uptimeTicks,
    sysContact: [
      ({ card }) => card.settings.contact,
      text(({ card }, value) => {
        card.settings.contact = value
      }),
    ],
    sysName: [
      ({ card, unit }) => card.settings.name ?? `APC ${unit.model.reportedName}`,
      text(({ card }, value) => {
        card.settings.name = value
      }),
    ],
    sysLocation: [
      ({ card }) => card.settings.location,
      text(({ card }, value) => {
        card.settings.location = value
      }),
    ],
    sysServices: constant(72),
    snmpEngineID: ({ card }) => engineId(card.identity.mac),
    snmpEngineBoots: ({ card }) => card.boots,
    snmpEngineTime: ({ card }) => Math.floor(card.uptimeMs / SECOND),
    snmpEngineMaxMessageSize: constant(MAX_MESSAGE_SIZE),
  }),
}

export const macBytes = ({ card }: CardInUnit) => bytesOfHex(card.identity.mac)
