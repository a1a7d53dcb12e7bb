import { HASHES, usmCrypto } from './crypto.ts'

/** Authentication protocols: the hash, and the bytes of it that a message carries (RFC 3414, 6 and 7; RFC 7860, 4). */
export const AUTHENTICATION = {
  MD5: { hash: HASHES.MD5, macLength: 12 },
  SHA: { hash: HASHES.SHA, macLength: 12 },
  'SHA-224': { hash: HASHES['SHA-224'], macLength: 16 },
  'SHA-256': { hash: HASHES['SHA-256'], macLength: 24 },
  'SHA-384': { hash: HASHES['SHA-384'], macLength: 32 },
  'SHA-512': { hash: HASHES['SHA-512'], macLength: 48 },
} as const
export type AuthenticationName = keyof typeof AUTHENTICATION

/** A password is repeated to so many bytes (RFC 3414, A.2). */
const STRETCHED = 1_048_576
/** Bytes hashed at a time: a multiple of every block. */
const PIECE = 4096
/** Keys kept: deriving one is a megabyte to hash, and the cards of a rack share their passwords. */
const MOST_KEYS = 64
const keys = new Map<string, Uint8Array>()

/** The key behind a password, before it is bound to an engine. */
export function passwordKey(auth: AuthenticationName, password: Uint8Array): Uint8Array {
  const name = `${auth} ${password.join()}`
  const known = keys.get(name)
  if (known) return known
  const hash = AUTHENTICATION[auth].hash.create()
  const repeated = new Uint8Array(PIECE + password.length)
  for (let at = 0; at < repeated.length; at++) repeated[at] = password[at % password.length]!
  for (let done = 0; done < STRETCHED; done += PIECE) {
    const from = done % password.length
    hash.update(repeated.subarray(from, from + PIECE))
  }
  const key = hash.digest()
  if (keys.size >= MOST_KEYS) keys.delete(keys.keys().next().value!)
  keys.set(name, key)
  return key
}

/** A key bound to one engine (RFC 3414, 2.6). */
export function localizedKey(auth: AuthenticationName, key: Uint8Array, engineId: Uint8Array): Uint8Array {
  return AUTHENTICATION[auth].hash.create().update(key).update(engineId).update(key).digest()
}

/** Signs with one key. */
export class Signer {
  readonly macLength: number
  readonly #mac: (bytes: Uint8Array) => Uint8Array

  constructor(auth: AuthenticationName, key: Uint8Array, crypto = usmCrypto()) {
    this.macLength = AUTHENTICATION[auth].macLength
    this.#mac = crypto.hmac(auth, key)
  }

  sign(bytes: Uint8Array): Uint8Array {
    return this.#mac(bytes).subarray(0, this.macLength)
  }
}
