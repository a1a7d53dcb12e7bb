/** snmptrapd as the receiver of a card. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NetworkCardConfig } from '../../../src/lab/cards/network-management-card/schema.ts'
import { engineId } from '../../../src/protocols/powernet/system.ts'
import { ClientRoot } from '../setup/client-root.ts'
import { Daemon, freeUdpPort } from '../setup/daemon.ts'
import { CACHE } from '../setup/ensure-clients.ts'
import { describeClients } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { type LiveCard, liveCard } from './card-on-unit.ts'
import { user } from './users.ts'

/** An snmptrapd that takes what comes with the community `public`, and a card that sends to it. */
async function received(
  receiver: Omit<NonNullable<NetworkCardConfig['receivers']>[number], 'address'>,
  more: Partial<NetworkCardConfig> = {},
  knows: (card: LiveCard) => readonly string[] = () => [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-traps-'))
  atTestEnd(async () => rmSync(folder, { recursive: true, force: true }))
  const port = await freeUdpPort()
  const card = await liveCard({
    card: { ...more, receivers: [{ ...receiver, address: `127.0.0.1:${port}` }] },
  })
  writeFileSync(join(folder, 'snmptrapd.conf'), ['authCommunity log public', ...knows(card), ''].join('\n'))
  const args = [
    '-f',
    '-Lo',
    '-On',
    '-m',
    '',
    '-C',
    '-c',
    join(folder, 'snmptrapd.conf'),
    `udp:127.0.0.1:${port}`,
  ]
  const env = { SNMP_PERSISTENT_DIR: folder, SNMPCONFPATH: folder, MIBDIRS: folder }
  const daemon = new Daemon('snmptrapd', new ClientRoot(join(CACHE, 'net-snmp')).argv('snmptrapd', args), {
    env,
  })
  atTestEnd(() => daemon.stop())
  await daemon.until(() => /NET-SNMP version/i.test(daemon.log))
  return { card, daemon }
}

describeClients('snmptrapd', () => {
  test.each([
    [{ version: 'v1' }, /318 .*Enterprise Specific Trap \(5\)|318\.0\.5|Enterprise Specific/],
    [{ version: 'v2c' }, /\.1\.3\.6\.1\.6\.3\.1\.1\.4\.1\.0 = OID: \.1\.3\.6\.1\.4\.1\.318\.0\.5/],
    [{ version: 'v2c', inform: true }, /\.1\.3\.6\.1\.4\.1\.318\.0\.5/],
    [{ version: 'v2c', traps: 'ietf' }, /OID: \.1\.3\.6\.1\.2\.1\.33\.2\.1/],
  ] as const)('%j receives that the unit is on battery', async (receiver, printed) => {
    const { card, daemon } = await received(receiver)
    card.ups.setInput({ voltage: 0 })
    await daemon.until(() => printed.test(daemon.log))
    if (!('traps' in receiver))
      expect(daemon.log).toMatch(/318\.2\.3\.3\.0 = (STRING: )?"UPS: On battery power\."/)
    expect(card.card.describe().traps).toBe(1)
  })

  test.each([
    ['SHA', 'AES', false],
    ['SHA', 'AES', true],
    ['MD5', 'DES', false],
    ['SHA-512', 'AES-256', true],
    ['MD5', 'none', true],
    ['none', 'none', false],
  ] as const)('as a user of version 3 with %s and %s, inform: %s', async (auth, priv, inform) => {
    const operator = user(auth, priv, { name: 'operator' })
    const knows = ({ card }: LiveCard) => {
      // Of a trap the card is the authority; of an inform snmptrapd is.
      const engine = inform ? '' : `-e 0x${Buffer.from(engineId(card.identity.mac)).toString('hex')} `
      const signed = auth === 'none' ? '' : ` ${auth} "${operator.authPassword}"`
      const sealed = priv === 'none' ? '' : ` ${priv} "${operator.privPassword}"`
      const level = auth === 'none' ? 'noauth' : priv === 'none' ? 'auth' : 'priv'
      return [`createUser ${engine}operator${signed}${sealed}`, `authUser log operator ${level}`]
    }
    const receiver = { version: 'v3', name: 'operator', inform } as const
    const { card, daemon } = await received(receiver, { users: [operator] }, knows)
    card.ups.setInput({ voltage: 0 })
    await daemon.until(() => /OID: \.1\.3\.6\.1\.4\.1\.318\.0\.5/.test(daemon.log))
    // An inform that was answered is not sent again.
    await new Promise((resolve) => setTimeout(resolve, inform ? 2500 : 0))
    expect(daemon.log.match(/318\.0\.5/g)).toHaveLength(1)
  })

  test('a request without access is reported', async () => {
    const { card, daemon } = await received({ version: 'v2c' })
    await card.get('2.2.1.0', ['-v1', '-r0', '-t0.5', '-c', 'wrong'])
    await daemon.until(() => /\.1\.3\.6\.1\.6\.3\.1\.1\.5\.5/.test(daemon.log))
  })
})
