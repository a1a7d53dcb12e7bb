import { BerError, BerReader, TAG } from '../ber.ts'
import { type Ber, bytesOf, integer, octets, sequence } from '../ber-writer.ts'
import { type Pdu, pduBer, readPdu } from '../pdu.ts'
import { SALT_LENGTH } from './privacy.ts'
import type { SecurityLevel, UserKeys } from './user.ts'

export const VERSION_3 = 3
/** The user-based security model (RFC 3411, 5). */
export const USM = 3
/** Least of what every engine takes (RFC 3412, 6.3). */
export const LEAST_MAX_SIZE = 484
/** Longest engine id and user name (RFC 3411, 5). */
const LONGEST_NAME = 32

const FLAG = { auth: 1, priv: 2, reportable: 4 } as const
const NOTHING = new Uint8Array(0)

/** What a message of version 3 is addressed and protected by (RFC 3412, 6; RFC 3414, 2.4). */
export interface SecureHeader {
  readonly messageId: number
  /** Longest answer that the sender takes. */
  readonly maxSize: number
  readonly level: SecurityLevel
  /** The sender takes a Report. */
  readonly reportable: boolean
  /** Of the authoritative engine: that which answers, or sends a trap. */
  readonly engineId: Uint8Array
  readonly boots: number
  readonly time: number
  readonly user: Uint8Array
}

/** A message of version 3 as it came, its content still sealed where it is encrypted. */
export interface SecureMessage extends SecureHeader {
  /** Undefined for another model, whose parameters are unknown. */
  readonly model: number
  readonly mac: Uint8Array
  readonly macAt: number
  readonly salt: Uint8Array
  /** Whole, as it was signed but for its MAC. */
  readonly bytes: Uint8Array
  /** The scoped PDU, or what it is encrypted to. */
  readonly data: Uint8Array
}

/** A PDU and the context it is about (RFC 3412, 6.8). */
export interface ScopedPdu {
  readonly contextEngineId: Uint8Array
  readonly contextName: Uint8Array
  readonly pdu: Pdu
}

/** @throws BerError when it is no message of version 3 */
export function readSecureMessage(bytes: Uint8Array): SecureMessage {
  const content = new BerReader(bytes).expect(TAG.sequence)
  if (content.integer() !== VERSION_3) throw new BerError('not of version 3')
  const header = content.expect(TAG.sequence)
  const messageId = header.integer()
  const maxSize = header.integer()
  const flags = header.octets()
  const model = header.integer()
  if (flags.length !== 1 || messageId < 0 || maxSize < LEAST_MAX_SIZE) throw new BerError('an invalid header')
  const level = levelOf(flags[0]!)
  const reportable = (flags[0]! & FLAG.reportable) !== 0
  const parameters = content.octets()
  const { tag, content: data } = model === USM ? content.next() : { tag: TAG.octets, content }
  if (tag !== (level === 'authPriv' ? TAG.octets : TAG.sequence) && model === USM)
    throw new BerError('encrypted as its flags do not say')
  const security = model === USM ? readSecurity(parameters, bytes) : NO_SECURITY
  return { messageId, maxSize, level, reportable, model, ...security, bytes, data: data.rest() }
}

function levelOf(flags: number): SecurityLevel {
  if ((flags & FLAG.auth) === 0) {
    if (flags & FLAG.priv) throw new BerError('privacy without authentication')
    return 'noAuthNoPriv'
  }
  return flags & FLAG.priv ? 'authPriv' : 'authNoPriv'
}

const NO_SECURITY = {
  ...{ engineId: NOTHING, boots: 0, time: 0, user: NOTHING },
  ...{ mac: NOTHING, macAt: 0, salt: NOTHING },
}

function readSecurity(parameters: Uint8Array, whole: Uint8Array) {
  const list = new BerReader(parameters).expect(TAG.sequence)
  const engineId = list.octets()
  const boots = list.integer()
  const time = list.integer()
  const user = list.octets()
  const mac = list.octets()
  const salt = list.octets()
  if (!list.done) throw new BerError('something follows the security parameters')
  if (engineId.length > LONGEST_NAME || user.length > LONGEST_NAME || boots < 0 || time < 0)
    throw new BerError('security parameters out of range')
  return { engineId, boots, time, user, mac, macAt: mac.byteOffset - whole.byteOffset, salt }
}

/** Whether a message was signed with that key. */
export function isSignedBy({ bytes, mac, macAt }: SecureMessage, { signer }: UserKeys): boolean {
  if (!signer || mac.length !== signer.macLength) return false
  const unsigned = new Uint8Array(bytes)
  unsigned.fill(0, macAt, macAt + mac.length)
  const right = signer.sign(unsigned)
  return mac.every((byte, index) => byte === right[index])
}

/**
 * The PDU of a message; undefined where it cannot be decrypted.
 *
 * @throws BerError for a plain one that is none
 */
export function openMessage(message: SecureMessage, { privacy }: UserKeys): ScopedPdu | undefined {
  if (message.level !== 'authPriv') return readScoped(new BerReader(message.data))
  if (!privacy || message.salt.length !== SALT_LENGTH) return undefined
  const plain = privacy.decrypt(message.salt, message, message.data)
  try {
    return plain && readScoped(new BerReader(plain).expect(TAG.sequence))
  } catch (error) {
    if (error instanceof BerError) return undefined
    throw error
  }
}

function readScoped(content: BerReader): ScopedPdu {
  const [contextEngineId, contextName] = [content.octets(), content.octets()]
  return { contextEngineId, contextName, pdu: readPdu(content) }
}

/** Builds a message, encrypted and signed as its level says. @param salt eight bytes that no other message has */
export function secureMessageBytes(
  header: SecureHeader,
  { contextEngineId, contextName, pdu }: ScopedPdu,
  { signer, privacy }: UserKeys,
  salt: () => Uint8Array,
): Uint8Array {
  const { level } = header
  const scoped = bytesOf(sequence(octets(contextEngineId), octets(contextName), pduBer(pdu)))
  const used = level === 'authPriv' && privacy ? salt() : NOTHING
  const data =
    level === 'authPriv' && privacy ? bytesOf(octets(privacy.encrypt(used, header, scoped))) : scoped
  const mac = new Uint8Array(level === 'noAuthNoPriv' || !signer ? 0 : signer.macLength)
  const bytes = bytesOf(
    sequence(
      integer(VERSION_3),
      headerBer(header),
      octets(
        sequence(
          octets(header.engineId),
          integer(header.boots),
          integer(header.time),
          octets(header.user),
          octets(mac),
          octets(used),
        ),
      ),
      data,
    ),
  )
  // The MAC stands before the salt, which stands before the data.
  if (signer && mac.length > 0)
    bytes.set(signer.sign(bytes), bytes.length - data.length - used.length - 2 - mac.length)
  return bytes
}

function headerBer({ messageId, maxSize, level, reportable }: SecureHeader): Ber {
  const flags =
    (level === 'noAuthNoPriv' ? 0 : FLAG.auth) |
    (level === 'authPriv' ? FLAG.priv : 0) |
    (reportable ? FLAG.reportable : 0)
  return sequence(integer(messageId), integer(maxSize), octets(Uint8Array.of(flags)), integer(USM))
}
