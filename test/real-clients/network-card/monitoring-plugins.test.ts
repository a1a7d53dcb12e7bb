/** Nagios plugins: check_snmp asks the card, check_ups asks NUT, which asks the card. */
import { expect, test } from 'vitest'
import { canEnterRoots, checkSnmp, checkUps, STATE } from '../setup/monitoring-plugins.ts'
import { startNut } from '../setup/nut.ts'
import { describeClients, describeIf } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { E, type LiveCard, liveCard } from './card-on-unit.ts'
import { user } from './users.ts'

const OUTPUT_STATUS = `${E}.4.1.1.0`
const CHARGE = `${E}.2.2.1.0`

async function check({ snmp }: LiveCard, args: readonly string[]) {
  const [host = '', port = ''] = snmp.split(':')
  const { status, stdout } = await checkSnmp(['-H', host, '-p', port, ...args])
  return { status, said: stdout.trim() }
}

const roots = canEnterRoots()
describeClients('check_snmp', () => {
  describeIf(roots, 'asks a card itself', () => {
    test('charge: OK, warning, critical', async () => {
      const card = await liveCard()
      const charge = ['-C', 'public', '-P', '2c', '-o', CHARGE, '-w', '50:', '-c', '20:']
      expect(await check(card, charge)).toMatchObject({
        status: STATE.ok,
        said: expect.stringMatching(/^SNMP OK - 100 /),
      })
      card.ups.setInput({ voltage: 0 })
      card.ups.setBattery({ charge: 40 })
      expect((await check(card, charge)).status).toBe(STATE.warning)
      card.ups.setBattery({ charge: 10 })
      expect((await check(card, charge)).status).toBe(STATE.critical)
    })

    test.each([
      ['v1', ['-C', 'public', '-P', '1']],
      ['v3', []],
    ] as const)('status in %s: on line is OK, on battery critical', async (version, access) => {
      const operator = user('SHA', 'AES', { name: 'operator' })
      const card = await liveCard(version === 'v3' ? { card: { profile: 'secure', users: [operator] } } : {})
      const secure = [
        ...['-P', '3', '-L', 'authPriv', '-U', 'operator', '-a', 'SHA', '-A', operator.authPassword!],
        ...['-x', 'AES', '-X', operator.privPassword!],
      ]
      const status = [...(version === 'v3' ? secure : access), '-o', OUTPUT_STATUS, '-c', '2:2']
      expect((await check(card, status)).status).toBe(STATE.ok)
      card.ups.setInput({ voltage: 0 })
      expect(await check(card, status)).toMatchObject({
        status: STATE.critical,
        said: expect.stringMatching(/CRITICAL - \*3\*/),
      })
    })

    test('a card that ships with SNMP off is not OK, and neither is an object that it lacks', async () => {
      const silent = await liveCard({ card: { firmware: '6.9.6' } })
      const asked = ['-C', 'public', '-t', '3', '-e', '0', '-o', CHARGE]
      expect((await check(silent, asked)).status).toBeGreaterThan(STATE.warning)
      const card = await liveCard()
      expect((await check(card, ['-C', 'public', '-o', `${E}.2.2.9.0`])).status).toBe(STATE.unknown)
    })
  })
})

describeClients('check_ups', () => {
  test('asks NUT, which asks the card: OK, warning on battery, critical when it is low', async () => {
    const card = await liveCard()
    const nut = await startNut('2.8.0', {
      ups: {
        card: { driver: 'snmp-ups', port: card.snmp, pollfreq: 1, mibs: 'apcc', community: 'public' },
      },
    })
    atTestEnd(() => nut.stop())
    const ask = async () => {
      const { status, stdout } = await checkUps(['-H', '127.0.0.1', '-p', String(nut.port), '-u', 'card'])
      return { status, said: stdout.trim() }
    }
    expect(await ask()).toMatchObject({
      status: STATE.ok,
      said: expect.stringMatching(/Status=Online Utility=120\.0V Batt=100\.0%/),
    })
    card.ups.setInput({ voltage: 0 })
    await nut.until('card', 'ups.status', 'OB')
    expect(await ask()).toMatchObject({ status: STATE.warning, said: expect.stringMatching(/On Battery/) })
    card.ups.setBattery({ charge: 2 })
    await nut.until('card', 'ups.status', 'OB LB')
    expect(await ask()).toMatchObject({ status: STATE.critical, said: expect.stringMatching(/Low Battery/) })
  }, 60_000)
})
