import { AUTHENTICATION, type AuthenticationName, localizedKey, passwordKey } from './authentication.ts'
import { usmCrypto } from './crypto.ts'
import { desDecrypt, desEncrypt } from './des.ts'

/** Where a message stands in the time of its engine: part of what it is encrypted with. */
export interface EngineMoment {
  readonly boots: number
  readonly time: number
}

/** A cipher with one key. */
export interface Privacy {
  encrypt(salt: Uint8Array, moment: EngineMoment, plain: Uint8Array): Uint8Array
  /** Undefined for what cannot have been encrypted so. */
  decrypt(salt: Uint8Array, moment: EngineMoment, cipher: Uint8Array): Uint8Array | undefined
}

interface Cipher {
  /** Bytes of the key. */
  readonly keyLength: number
  /** How a key that is too short grows: RFC 3826 needs none. */
  readonly extension?: 'blumenthal' | 'reeder'
  keyed(key: Uint8Array): Privacy
}

export const SALT_LENGTH = 8
const DES_BLOCK = 8

/** RFC 3414, 8.1.1: half of the key is for the cipher, half is mixed with the salt. */
const DES: Cipher = {
  keyLength: 16,
  keyed(key) {
    const [own, mask] = [key.subarray(0, 8), key.subarray(8, 16)]
    return {
      encrypt(salt, _moment, plain) {
        const padded = new Uint8Array(Math.ceil(plain.length / DES_BLOCK) * DES_BLOCK)
        padded.set(plain)
        return desEncrypt(own, mixed(mask, salt), padded)
      },
      decrypt(salt, _moment, cipher) {
        if (cipher.length % DES_BLOCK !== 0) return undefined
        return desDecrypt(own, mixed(mask, salt), cipher)
      },
    }
  },
}

const mixed = (a: Uint8Array, b: Uint8Array) => a.map((byte, index) => byte ^ b[index]!)

/** RFC 3826, 3.1.2.1. */
function aes(keyLength: number, extension?: 'blumenthal' | 'reeder'): Cipher {
  return {
    keyLength,
    ...(extension ? { extension } : {}),
    keyed(key) {
      const cipher = usmCrypto().aes(key)
      return {
        encrypt: (salt, moment, plain) => cipher.encrypt(aesVector(moment, salt), plain),
        decrypt: (salt, moment, encrypted) => cipher.decrypt(aesVector(moment, salt), encrypted),
      }
    },
  }
}

function aesVector({ boots, time }: EngineMoment, salt: Uint8Array): Uint8Array {
  const vector = new Uint8Array(16)
  const view = new DataView(vector.buffer)
  view.setUint32(0, boots)
  view.setUint32(4, time)
  vector.set(salt, 8)
  return vector
}

/** Privacy protocols. AES-192 and AES-256 are drafts only; those that end with C extend keys as Cisco's devices do. */
export const PRIVACY = {
  DES,
  AES: aes(16),
  'AES-192': aes(24, 'blumenthal'),
  'AES-256': aes(32, 'blumenthal'),
  'AES-192-C': aes(24, 'reeder'),
  'AES-256-C': aes(32, 'reeder'),
} as const satisfies Readonly<Record<string, Cipher>>
export type PrivacyName = keyof typeof PRIVACY

/** The key of a privacy protocol for one engine, from a password. */
export function privacyKey(
  auth: AuthenticationName,
  priv: PrivacyName,
  password: Uint8Array,
  engineId: Uint8Array,
): Uint8Array {
  const { keyLength, extension } = PRIVACY[priv] as Cipher
  let key = localizedKey(auth, passwordKey(auth, password), engineId)
  let last = key
  while (key.length < keyLength) {
    // Reeder takes the last part for a password; Blumenthal hashes all there is so far.
    last =
      extension === 'reeder'
        ? localizedKey(auth, passwordKey(auth, last), engineId)
        : AUTHENTICATION[auth].hash(key)
    key = Uint8Array.from([...key, ...last])
  }
  return key.subarray(0, keyLength)
}
