import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NODE_CRYPTO } from '../../../../src/lab/endpoints/node-crypto.ts'
import { bytesOfHex, hexOf } from '../../../../src/protocols/hex.ts'
import {
  AUTHENTICATION,
  type AuthenticationName,
  localizedKey,
  passwordKey,
  Signer,
} from '../../../../src/protocols/snmp/usm/authentication.ts'
import { HASHES, type HashName, PORTABLE_CRYPTO } from '../../../../src/protocols/snmp/usm/crypto.ts'
import { desDecrypt, desEncrypt } from '../../../../src/protocols/snmp/usm/des.ts'
import { PRIVACY, type PrivacyName, privacyKey } from '../../../../src/protocols/snmp/usm/privacy.ts'

const PASSWORD = Buffer.from('maplesyrup')
/** The engine of RFC 3414, A.3. */
const ENGINE = bytesOfHex('000000000000000000000002')

test.each([
  ['MD5', '9faf3283884e92834ebc9847d8edd963', '526f5eed9fcce26f8964c2930787d82b'],
  ['SHA', '9fb5cc0381497b3793528939ff788d5d79145211', '6695febc9288e36282235fc7151f128497b38f3f'],
] as const)('%s: the keys of RFC 3414, appendix A.3', (auth, key, localized) => {
  expect(hexOf(passwordKey(auth, PASSWORD))).toBe(key)
  expect(hexOf(localizedKey(auth, passwordKey(auth, PASSWORD), ENGINE))).toBe(localized)
})

test.each([
  ['SHA-224', 'sha224'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
] as const)('%s: a megabyte of the password, as another implementation hashes it', (auth, name) => {
  const repeated = Buffer.alloc(1_048_576, PASSWORD)
  expect(hexOf(passwordKey(auth, PASSWORD))).toBe(createHash(name).update(repeated).digest('hex'))
})

test.each(['AES', 'AES-192', 'AES-256', 'AES-192-C', 'AES-256-C', 'DES'] as const)(
  '%s: the key has its length, and begins with the localized one',
  (priv) => {
    const short = hexOf(localizedKey('MD5', passwordKey('MD5', PASSWORD), ENGINE))
    const key = hexOf(privacyKey('MD5', priv, PASSWORD, ENGINE))
    expect(key.length / 2).toBe(PRIVACY[priv].keyLength)
    expect(key.startsWith(short)).toBe(true)
  },
)

test('the two ways to a longer key differ', () => {
  expect(privacyKey('MD5', 'AES-256', PASSWORD, ENGINE)).not.toEqual(
    privacyKey('MD5', 'AES-256-C', PASSWORD, ENGINE),
  )
})

test.each(Object.keys(AUTHENTICATION) as AuthenticationName[])('%s: a MAC of its length', (auth) => {
  const signer = new Signer(auth, passwordKey(auth, PASSWORD))
  expect(signer.sign(PASSWORD)).toHaveLength(AUTHENTICATION[auth].macLength)
  expect(signer.sign(PASSWORD)).toEqual(signer.sign(PASSWORD))
  expect(signer.sign(PASSWORD)).not.toEqual(signer.sign(ENGINE))
})

describe('DES', () => {
  test('a block that is known', () => {
    const zero = new Uint8Array(8)
    const out = desEncrypt(bytesOfHex('133457799bbcdff1'), zero, bytesOfHex('0123456789abcdef'))
    expect(hexOf(out)).toBe('85e813540f0ab405')
  })

  test('any text, as another implementation encrypts it, and back', () => {
    const eight = fc.uint8Array({ minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(eight, eight, fc.array(eight, { minLength: 1, maxLength: 9 }), (key, iv, blocks) => {
        const plain = Uint8Array.from(blocks.flatMap((block) => [...block]))
        // Triple DES with one key is DES.
        const other = createCipheriv('des-ede3-cbc', Buffer.concat([key, key, key]), iv).setAutoPadding(false)
        const cipher = desEncrypt(key, iv, plain)
        expect(hexOf(cipher)).toBe(Buffer.concat([other.update(plain), other.final()]).toString('hex'))
        expect(hexOf(desDecrypt(key, iv, cipher))).toBe(hexOf(plain))
      }),
    )
  })
})

test.each(Object.keys(PRIVACY) as PrivacyName[])('%s: what is encrypted comes back', (priv) => {
  const privacy = PRIVACY[priv].keyed(privacyKey('SHA-256', priv, PASSWORD, ENGINE))
  const [salt, moment] = [bytesOfHex('0102030405060708'), { boots: 3, time: 77 }]
  const plain = Uint8Array.from({ length: 77 }, (_, index) => index)
  const cipher = privacy.encrypt(salt, moment, plain)
  expect(privacy.decrypt(salt, moment, cipher)?.subarray(0, 77)).toEqual(plain)
  const later = privacy.encrypt(bytesOfHex('0102030405060709'), moment, plain)
  expect(later).not.toEqual(cipher)
})

describe('whoever computes', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

  test.each(Object.keys(HASHES) as HashName[])('an HMAC of %s is the same', (hash) => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.uint8Array({ maxLength: 300 }),
        (key, text) => {
          expect(hexOf(NODE_CRYPTO.hmac(hash, key)(text))).toBe(hexOf(PORTABLE_CRYPTO.hmac(hash, key)(text)))
        },
      ),
      { numRuns: 50 },
    )
  })

  test.each([16, 24, 32])('AES with a key of %i bytes is the same, there and back', (length) => {
    fc.assert(
      fc.property(bytes(length), bytes(16), fc.uint8Array({ maxLength: 100 }), (key, vector, text) => {
        const [own, other] = [NODE_CRYPTO.aes(key), PORTABLE_CRYPTO.aes(key)]
        const cipher = own.encrypt(vector, text)
        expect(hexOf(cipher)).toBe(hexOf(other.encrypt(vector, text)))
        expect(hexOf(own.decrypt(vector, cipher))).toBe(hexOf(other.decrypt(vector, cipher)))
        expect(hexOf(own.decrypt(vector, cipher))).toBe(hexOf(text))
      }),
      { numRuns: 50 },
    )
  })
})
