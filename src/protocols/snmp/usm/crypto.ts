import { cfb } from '@noble/ciphers/aes.js'
import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

/** Hashes by the names that RFC 3414 and RFC 7860 give their protocols. */
export const HASHES = {
  MD5: md5,
  SHA: sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
} as const
export type HashName = keyof typeof HASHES

/** AES with one key, in CFB mode of 128 bits. */
export interface KeyedCipher {
  encrypt(vector: Uint8Array, plain: Uint8Array): Uint8Array
  decrypt(vector: Uint8Array, cipher: Uint8Array): Uint8Array
}

/** Who computes what protects messages. What comes out is the same whoever does. */
export interface UsmCrypto {
  /** HMAC with one key, of whole messages. */
  hmac(hash: HashName, key: Uint8Array): (bytes: Uint8Array) => Uint8Array
  /** @param key of 16, 24 or 32 bytes */
  aes(key: Uint8Array): KeyedCipher
}

/** JavaScript alone, which runs everywhere. */
export const PORTABLE_CRYPTO: UsmCrypto = {
  hmac(hash, key) {
    // The state after the key is kept, so that a message costs its own bytes only.
    const keyed = hmac.create(HASHES[hash], key)
    return (bytes) => keyed.clone().update(bytes).digest()
  },
  aes: (key) => ({
    encrypt: (vector, plain) => cfb(key, vector).encrypt(plain),
    decrypt: (vector, cipher) => cfb(key, vector).decrypt(cipher),
  }),
}

let used = PORTABLE_CRYPTO

/** Who computes for keys that are derived from now on. */
export const usmCrypto = (): UsmCrypto => used

/** Has the computer's own library compute, where there is one. */
export function computeWith(crypto: UsmCrypto): void {
  used = crypto
}
