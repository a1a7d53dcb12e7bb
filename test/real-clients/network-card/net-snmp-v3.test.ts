import { expect, test } from 'vitest'
import { netSnmp } from '../setup/net-snmp.ts'
import { describeClients } from '../support/clients.ts'
import { E, liveCard } from './card-on-unit.ts'
import { user, userArgs } from './users.ts'

const AUTHS = ['MD5', 'SHA', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'] as const
/** Those that net-snmp has, four users at a time. */
const PRIVS = [
  ['DES', 'AES', 'AES-192', 'AES-256'],
  ['AES-192-C', 'AES-256-C', 'none'],
] as const

const ONCE = ['-r0', '-t1']

describeClients("net-snmp's tools in version 3", () => {
  test.each(AUTHS)(
    '%s with every privacy protocol',
    async (auth) => {
      for (const privs of PRIVS) {
        const users = privs.map((priv) => user(auth, priv))
        const { get } = await liveCard({ card: { users } })
        const printed = await Promise.all(users.map((each) => get('2.2.1.0', userArgs(each))))
        expect(printed).toEqual(users.map(() => 'Gauge32: 100'))
      }
    },
    30_000,
  )

  test('get, walk, bulkwalk and set, as in version 2c', async () => {
    const operator = user('SHA', 'AES')
    const { snmp, get, ups } = await liveCard({ card: { users: [operator] } })
    const args = userArgs(operator)
    const walks = await Promise.all([
      netSnmp('snmpwalk', ['-v2c', '-c', 'public', snmp, E]),
      netSnmp('snmpwalk', [...args, snmp, E]),
      netSnmp('snmpbulkwalk', [...args, snmp, E]),
    ])
    const lines = walks.map(({ stdout }) => stdout.split('\n').filter((line) => line.startsWith(E)).length)
    expect(lines[0]).toBeGreaterThan(120)
    expect(new Set(lines).size).toBe(1)
    await netSnmp('snmpset', [...args, snmp, `${E}.5.2.2.0`, 'i', '130'])
    expect(ups.settings.unit.transferHigh).toBe(130)
    expect(await get('2.2.9.0', args)).toMatch(/No Such Object/)
  })

  test('below the level of the user, by a reader, or from elsewhere: refused', async () => {
    const users = [
      user('SHA', 'AES'),
      user('SHA', 'DES', { access: 'read' }),
      user('MD5', 'AES', { nms: '192.0.2.1' }),
      user('MD5', 'DES', { level: 'authNoPriv' }),
    ] as const
    const { snmp, get } = await liveCard({ card: { users: [...users] } })
    expect(await get('2.2.1.0', userArgs(users[0], 'authNoPriv'))).toMatch(/authorizationError/)
    expect(await get('2.2.1.0', userArgs(users[0], 'noAuthNoPriv'))).toMatch(/authorizationError/)
    expect(await get('2.2.1.0', userArgs(users[2]))).toMatch(/authorizationError/)
    expect(await get('2.2.1.0', userArgs(users[3], 'authNoPriv'))).toBe('Gauge32: 100')
    const { stderr } = await netSnmp('snmpset', [...userArgs(users[1]), snmp, `${E}.5.2.2.0`, 'i', '130'])
    expect(stderr).toMatch(/noAccess/)
  })

  test('who is wrong is not left without a reason', async () => {
    const users = [user('SHA', 'AES'), user('MD5', 'none')]
    const { get, card } = await liveCard({ card: { users } })
    const asked = (other: object, level?: string) =>
      get('2.2.1.0', [...userArgs({ ...users[0]!, ...other }, level), ...ONCE])
    expect(await asked({ name: 'nobody' })).toMatch(/Unknown user name/)
    expect(await asked({ authPassword: 'wrong passphrase' })).toMatch(/Authentication failure/)
    expect(await asked({ privPassword: 'wrong passphrase' })).toMatch(/Decryption error/)
    expect(await asked({ name: 'MD5 none', auth: 'MD5' })).toMatch(/Unsupported security level/)
    expect(
      ['UnknownUserNames', 'WrongDigests', 'DecryptionErrors', 'UnsupportedSecLevels'].map((name) =>
        card.counted(`usmStats${name}`),
      ),
    ).toEqual([1, 1, 1, 1])
    expect(await get('2.2.1.0', ['-v1', '-c', 'public'])).toBe('Gauge32: 100')
  })

  test('the counters, the engine and the interfaces can be read', async () => {
    const operator = user('SHA', 'AES')
    const { snmp } = await liveCard({ card: { users: [operator] } })
    const walk = async (oid: string) => (await netSnmp('snmpwalk', [...userArgs(operator), snmp, oid])).stdout
    expect(await walk('.1.3.6.1.6.3.15.1.1')).toMatch(/\.15\.1\.1\.4\.0 = Counter32: 1\n/)
    expect(await walk('.1.3.6.1.6.3.10.2.1')).toMatch(/10\.2\.1\.1\.0 = Hex-STRING: 80 00 01 3E 03 /)
    expect(await walk('.1.3.6.1.2.1.31.1.1.1')).toMatch(/31\.1\.1\.1\.1\.2 = STRING: "vmac0"/)
  })

  test('profile secure answers version 3 only', async () => {
    const operator = user('SHA-256', 'AES')
    const { get } = await liveCard({ card: { profile: 'secure', users: [operator] } })
    expect(await get('2.2.1.0', ['-v2c', '-c', 'public', '-r0', '-t0.5'])).toMatch(/Timeout/)
    expect(await get('2.2.1.0', userArgs(operator))).toBe('Gauge32: 100')
  })
})
