import { createCipheriv, createHmac } from 'node:crypto'
import type { HashName, UsmCrypto } from '../../protocols/snmp/usm/crypto.ts'

/** Node's names of the hashes. */
const HASHES: Readonly<Record<HashName, string>> = {
  MD5: 'md5',
  SHA: 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
}

/** Bytes of a block of AES. */
const BLOCK = 16

/** OpenSSL, as Node brings it: half the time that JavaScript takes for a message of SNMPv3. */
export const NODE_CRYPTO: UsmCrypto = {
  hmac: (hash, key) => (bytes) => plain(createHmac(HASHES[hash], key).update(bytes).digest()),
  aes(key) {
    // One cipher for all messages: to begin a new one for each costs more than to encrypt its few blocks.
    const blocks = createCipheriv(`aes-${8 * key.length}-ecb`, key, null).setAutoPadding(false)
    return {
      encrypt(vector, text) {
        const out = new Uint8Array(text.length)
        for (let at = 0, before = vector; at < text.length; at += BLOCK) {
          const stream = blocks.update(before)
          for (let index = at; index < Math.min(at + BLOCK, text.length); index++)
            out[index] = text[index]! ^ stream[index - at]!
          before = out.subarray(at, at + BLOCK)
        }
        return out
      },
      decrypt(vector, cipher) {
        if (cipher.length === 0) return new Uint8Array(0)
        const before = new Uint8Array(Math.ceil(cipher.length / BLOCK) * BLOCK)
        before.set(vector)
        before.set(cipher.subarray(0, before.length - BLOCK), BLOCK)
        const stream = blocks.update(before)
        return cipher.map((byte, index) => byte ^ stream[index]!)
      },
    }
  },
}

/** Not as a Buffer, whose `slice` means something else. */
const plain = ({ buffer, byteOffset, length }: Buffer) => new Uint8Array(buffer, byteOffset, length)
