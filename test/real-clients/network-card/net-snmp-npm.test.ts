/** net-snmp of the npm registry: a second manager, with a security model of its own. */
import snmp from 'net-snmp'
import { describe, expect, test } from 'vitest'
import { atTestEnd } from '../support/scope.ts'
import { E, liveCard } from './card-on-unit.ts'
import { user } from './users.ts'

/** It has no DES on the OpenSSL of today. */
const PAIRS = [
  ['MD5', 'md5', 'AES', 'aes'],
  ['SHA', 'sha', 'AES', 'aes'],
  ['SHA-224', 'sha224', 'AES', 'aes'],
  ['SHA-256', 'sha256', 'AES-256', 'aes256b'],
  ['SHA-384', 'sha384', 'AES-256-C', 'aes256r'],
  ['SHA-512', 'sha512', 'none', 'none'],
] as const
const CHARGE = `${E}.2.2.1.0`.slice(1)
const LOAD = `${E}.3.2.1.0`.slice(1)

describe('net-snmp (npm)', () => {
  test.each(PAIRS)('%s (%s) with %s (%s): GET, GETNEXT, BULK and SET', async (auth, theirs, priv, cipher) => {
    const operator = user(auth, priv, { name: 'operator' })
    const { snmp: address, ups } = await liveCard({ card: { profile: 'secure', users: [operator] } })
    const session = snmp.createV3Session(
      '127.0.0.1',
      {
        name: 'operator',
        level: priv === 'none' ? snmp.SecurityLevel.authNoPriv : snmp.SecurityLevel.authPriv,
        authProtocol: snmp.AuthProtocols[theirs],
        authKey: operator.authPassword!,
        ...(priv === 'none'
          ? {}
          : { privProtocol: snmp.PrivProtocols[cipher], privKey: operator.privPassword! }),
      },
      { port: Number(address.split(':')[1]), version: snmp.Version3 },
    )
    atTestEnd(async () => void session.close())
    const done = <T>(start: (callback: (error: Error | null, value?: T) => void) => void) =>
      new Promise<T>((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value!))))
    const [charge] = await done<snmp.Varbind[]>((back) => session.get([CHARGE], back))
    expect(charge).toMatchObject({ oid: CHARGE, value: 100 })
    const [next] = await done<snmp.Varbind[]>((back) => session.getNext([CHARGE.slice(0, -2)], back))
    expect(next?.oid).toBe(CHARGE)
    const rows = await done<unknown[]>((back) => session.getBulk([LOAD], 0, 20, back))
    expect(rows.flat()).toHaveLength(20)
    const high = { oid: `${E}.5.2.2.0`.slice(1), type: snmp.ObjectType.Integer, value: 130 }
    await done((back) => session.set([high], back))
    expect(ups.settings.unit.transferHigh).toBe(130)
  })
})
