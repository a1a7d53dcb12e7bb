import type { Decoder, Description } from '../description.ts'
import { hexOf } from '../hex.ts'
import { latin1Text } from '../latin1.ts'
import { BerError } from './ber.ts'
import { messageVersion, readMessage } from './message.ts'
import { PDU, type Pdu } from './pdu.ts'
import { type ReceivedNotification, readNotification } from './read-notification.ts'
import { openMessage, readSecureMessage, type SecureMessage, USM, VERSION_3 } from './usm/secure-message.ts'
import type { Oid, SnmpValue, VarBind } from './value.ts'

const KINDS: Readonly<Record<number, string>> = {
  [PDU.get]: 'GET',
  [PDU.getNext]: 'GETNEXT',
  [PDU.getBulk]: 'GETBULK',
  [PDU.set]: 'SET',
  [PDU.response]: 'response',
  [PDU.inform]: 'inform',
  [PDU.trap2]: 'trap',
  [PDU.report]: 'Report',
}
const VERSIONS: Readonly<Record<number, string>> = { 0: 'v1', 1: 'v2c', 3: 'v3' }
/** Names of errors (RFC 3416). */
const ERRORS = [
  ...[
    'noError',
    'tooBig',
    'noSuchName',
    'badValue',
    'readOnly',
    'genErr',
    'noAccess',
    'wrongType',
    'wrongLength',
  ],
  ...[
    'wrongEncoding',
    'wrongValue',
    'noCreation',
    'inconsistentValue',
    'resourceUnavailable',
    'commitFailed',
  ],
  ...['undoFailed', 'authorizationError', 'notWritable', 'inconsistentName'],
]
/** Objects named in one line. */
const MOST_NAMED = 3

/** Says what SNMP messages mean. @param nameOf name of an object with its instance; the OID where there is none */
export class SnmpDecoder implements Decoder {
  readonly #nameOf: (oid: Oid) => string

  constructor(nameOf: (oid: Oid) => string) {
    this.#nameOf = nameOf
  }

  toUnit(bytes: Uint8Array): Description {
    return this.#describe(bytes)
  }

  toHost(bytes: Uint8Array): Description {
    return this.#describe(bytes)
  }

  #describe(bytes: Uint8Array): Description {
    try {
      const number = messageVersion(bytes)
      const version = VERSIONS[number] ?? `version ${number}`
      if (number === VERSION_3) return this.#secure(readSecureMessage(bytes))
      if (number > 1) return { summary: `SNMP ${version}`, fields: [] }
      const notification = readNotification(bytes)
      if (notification) return this.#notification(version, notification)
      const { community, pdu } = readMessage(bytes)
      const fields = [{ name: 'community', value: latin1Text(community) }, ...this.#fields(pdu)]
      return { summary: `${version} ${this.#summary(pdu)}`, fields }
    } catch (error) {
      if (error instanceof BerError) return { summary: `no SNMP: ${error.message}`, fields: [] }
      throw error
    }
  }

  #notification(
    version: string,
    { community, trap, uptime, bindings, answer }: ReceivedNotification,
  ): Description {
    const kind = answer ? 'inform' : 'trap'
    return {
      summary: [`${version} ${kind} ${this.#nameOf(trap)}`, ...this.#named(bindings)].join(', '),
      fields: [
        { name: 'community', value: latin1Text(community) },
        { name: 'uptime', value: String(uptime) },
        ...this.#values(bindings),
      ],
    }
  }

  /** Who asks, and what, unless it is encrypted. */
  #secure(message: SecureMessage): Description {
    const { level, engineId, boots, time, model } = message
    const user = latin1Text(message.user)
    const fields = [
      { name: 'user', value: user },
      { name: 'level', value: level },
      { name: 'engine', value: hexOf(engineId) },
      { name: 'starts and seconds', value: `${boots}, ${time}` },
    ]
    const sealed = level === 'authPriv' || model !== USM
    const pdu = sealed ? undefined : openMessage(message, { signer: undefined, privacy: undefined })?.pdu
    const what = pdu ? this.#summary(pdu) : 'encrypted'
    const who = user === '' ? 'without a user' : `by ${user}`
    return { summary: `v3 ${what} ${who}`, fields: [...fields, ...(pdu ? this.#fields(pdu) : [])] }
  }

  #summary({ type, errorStatus, errorIndex, bindings }: Pdu): string {
    const kind = KINDS[type] ?? `PDU ${type}`
    if (type === PDU.response && errorStatus !== 0)
      return `${kind}: ${ERRORS[errorStatus] ?? `error ${errorStatus}`} at ${errorIndex}`
    return `${kind} ${this.#named(bindings).join(', ')}`
  }

  /** The first of some bindings, and how many more there are. */
  #named(bindings: readonly VarBind[]): readonly string[] {
    const shown = bindings.slice(0, MOST_NAMED).map(({ oid, value }) => {
      const name = this.#nameOf(oid)
      return value.type === 'null' ? name : `${name} = ${valueText(value)}`
    })
    const more = bindings.length > MOST_NAMED ? [`and ${bindings.length - MOST_NAMED} more`] : []
    return [...shown, ...more]
  }

  #values(bindings: readonly VarBind[]): Description['fields'] {
    return bindings.map(({ oid, value }) => ({ name: this.#nameOf(oid), value: valueText(value) }))
  }

  #fields({ bindings, requestId }: Pdu): Description['fields'] {
    return [{ name: 'request', value: String(requestId) }, ...this.#values(bindings)]
  }
}

/** A value in words: text in quotes where it is printable, else in hex. */
function valueText(value: SnmpValue): string {
  switch (value.type) {
    case 'octets': {
      const text = latin1Text(value.value)
      if (/^[\x20-\x7e]*$/.test(text)) return JSON.stringify(text)
      return hexOf(value.value)
    }
    case 'oid':
    case 'address':
      return value.value.join('.')
    case 'integer':
    case 'counter32':
    case 'gauge32':
    case 'ticks':
    case 'counter64':
      return String(value.value)
    default:
      return value.type
  }
}
