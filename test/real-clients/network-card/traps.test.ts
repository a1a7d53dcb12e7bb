/** snmptrapd as the receiver of a card. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { NetworkCardConfig } from '../../../src/lab/cards/network-management-card/schema.ts'
import { ClientRoot } from '../setup/client-root.ts'
import { Daemon, freeUdpPort } from '../setup/daemon.ts'
import { CACHE } from '../setup/ensure-clients.ts'
import { describeClients } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { liveCard } from './card-on-unit.ts'

/** An snmptrapd that takes what comes with the community `public`, and a card that sends to it. */
async function received(receiver: Omit<NonNullable<NetworkCardConfig['receivers']>[number], 'address'>) {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-traps-'))
  atTestEnd(async () => rmSync(folder, { recursive: true, force: true }))
  const port = await freeUdpPort()
  writeFileSync(join(folder, 'snmptrapd.conf'), 'authCommunity log public\n')
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
  const card = await liveCard({ card: { receivers: [{ ...receiver, address: `127.0.0.1:${port}` }] } })
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

  test('a request without access is reported', async () => {
    const { card, daemon } = await received({ version: 'v2c' })
    await card.get('2.2.1.0', ['-v1', '-r0', '-t0.5', '-c', 'wrong'])
    await daemon.until(() => /\.1\.3\.6\.1\.6\.3\.1\.1\.5\.5/.test(daemon.log))
  })
})
