/** pysnmp: a manager, and a user-based security model, of other authors than net-snmp's. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ClientRoot } from '../setup/client-root.ts'
import { runProgram } from '../setup/daemon.ts'
import { CACHE } from '../setup/ensure-clients.ts'
import { describeClients } from '../support/clients.ts'
import { E, type LiveCard, liveCard } from './card-on-unit.ts'
import { type UserConfig, user } from './users.ts'

const CHARGE = `${E.slice(1)}.2.2.1.0`
const LOW_RUNTIME = `${E.slice(1)}.5.2.8.0`

/** Names of protocols, as pysnmp has them. */
const AUTH: Readonly<Record<string, string>> = {
  MD5: 'usmHMACMD5AuthProtocol',
  SHA: 'usmHMACSHAAuthProtocol',
  'SHA-224': 'usmHMAC128SHA224AuthProtocol',
  'SHA-256': 'usmHMAC192SHA256AuthProtocol',
  'SHA-384': 'usmHMAC256SHA384AuthProtocol',
  'SHA-512': 'usmHMAC384SHA512AuthProtocol',
}
const PRIV: Readonly<Record<string, string>> = {
  DES: 'usmDESPrivProtocol',
  AES: 'usmAesCfb128Protocol',
  'AES-192': 'usmAesBlumenthalCfb192Protocol',
  'AES-256': 'usmAesBlumenthalCfb256Protocol',
  'AES-192-C': 'usmAesCfb192Protocol',
  'AES-256-C': 'usmAesCfb256Protocol',
}

const text = (value: string) => JSON.stringify(value)

function userData({ name, auth = 'none', authPassword = '', priv = 'none', privPassword = '' }: UserConfig) {
  const signed = auth === 'none' ? '' : `, ${text(authPassword)}`
  const encrypted = priv === 'none' ? '' : `, ${text(privPassword)}, privProtocol=${PRIV[priv]}`
  const protocol = auth === 'none' ? '' : `, authProtocol=${AUTH[auth]}`
  return `UsmUserData(${text(name)}${signed}${encrypted}${protocol})`
}

/** Runs one command of pysnmp's high-level interface. @returns its lines: an error in words, or type and value of each binding */
async function ask(
  { snmp }: LiveCard,
  command: string,
  who: string,
  args: string,
  rows = 1,
): Promise<string[]> {
  const [host = '', port = ''] = snmp.split(':')
  const script = `
from itertools import islice
from pysnmp.hlapi import *
target = UdpTransportTarget((${text(host)}, ${port}), timeout=2, retries=1)
where = SnmpEngine(), ${who}, target, ContextData()
for error, status, index, bindings in islice(${command}(*where, ${args}, lookupMib=False), ${rows}):
  if error: print(type(error).__name__)
  elif status: print(status.prettyPrint(), int(index))
  else:
    for name, value in bindings: print(name, type(value).__name__, value.prettyPrint())
`
  const root = new ClientRoot(join(CACHE, 'pysnmp'))
  const { stdout, stderr } = await runProgram(root.argv('python3.11', ['-c', script]))
  return `${stdout}${stderr}`.trim().split('\n')
}

const object = (oid: string, value = '') => `ObjectType(ObjectIdentity(${text(oid)})${value && `, ${value}`})`
const reading = [`${CHARGE} Gauge32 100`]

describeClients('pysnmp', () => {
  test.each([0, 1])(
    'reads in version %i of its message processing, and is refused what is absent',
    async (model) => {
      const card = await liveCard()
      const who = `CommunityData("public", mpModel=${model})`
      expect(await ask(card, 'getCmd', who, object(CHARGE))).toEqual(reading)
      expect(await ask(card, 'getCmd', who, object(`${E.slice(1)}.2.2.9.0`))).toEqual([
        model === 0
          ? 'noSuchName 1'
          : `${E.slice(1)}.2.2.9.0 NoSuchObject No Such Object currently exists at this OID`,
      ])
    },
  )

  test('walks with GETBULK, and sets', async () => {
    const card = await liveCard()
    const bulk = await ask(card, 'bulkCmd', 'CommunityData("public")', `0, 25, ${object(E.slice(1))}`, 60)
    expect(bulk).toHaveLength(60)
    expect(bulk[0]).toBe(`${E.slice(1)}.1.1.1.0 OctetString Smart-UPS 1500`)
    const set = object(LOW_RUNTIME, 'TimeTicks(30000)')
    expect(await ask(card, 'setCmd', 'CommunityData("private")', set)).toEqual([
      `${LOW_RUNTIME} TimeTicks 30000`,
    ])
    expect(card.ups.settings.unit.lowRuntimeWarning).toBe(300)
    expect(await ask(card, 'setCmd', 'CommunityData("public")', set)).toEqual(['noAccess 1'])
  })

  test.each([
    ['MD5', 'DES'],
    ['SHA', 'AES'],
    ['SHA-224', 'AES-192'],
    ['SHA-256', 'AES-256'],
    ['SHA-384', 'AES-192-C'],
    ['SHA-512', 'AES-256-C'],
    ['MD5', 'none'],
  ] as const)('reads as a user with %s and %s', async (auth, priv) => {
    const operator = user(auth, priv, { name: 'operator' })
    const card = await liveCard({ card: { profile: 'secure', users: [operator] } })
    expect(await ask(card, 'getCmd', userData(operator), object(CHARGE))).toEqual(reading)
  })

  test('a wrong password, an unknown user and a level that is too low are refused by name', async () => {
    const operator = user('SHA', 'AES', { name: 'operator' })
    const card = await liveCard({ card: { profile: 'secure', users: [operator] } })
    const as = (who: UserConfig) => ask(card, 'getCmd', userData(who), object(CHARGE))
    expect(await as({ ...operator, authPassword: 'another passphrase' })).toEqual(['WrongDigest'])
    expect(await as({ ...operator, name: 'nobody' })).toEqual(['UnknownUserName'])
    expect(await as(user('SHA', 'none', { name: 'operator' }))).toEqual(['authorizationError 0'])
  })
})
