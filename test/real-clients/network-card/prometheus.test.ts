/** Prometheus' exporter walks the card with GETBULK and gives what it reads as metrics. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ClientRoot } from '../setup/client-root.ts'
import { Daemon, freeTcpPort } from '../setup/daemon.ts'
import { CACHE } from '../setup/ensure-clients.ts'
import { describeClients } from '../support/clients.ts'
import { atTestEnd } from '../support/scope.ts'
import { E, liveCard } from './card-on-unit.ts'
import { user } from './users.ts'

const OPERATOR = user('SHA', 'AES', { name: 'operator' })
const oid = (object: string) => `${E.slice(1)}.${object}`

/** A module of the exporter's file: the whole of the unit's objects, or one subtree. */
function moduleOf(walk: string, version: 2 | 3): string {
  const secure = [
    ...['security_level: authPriv', 'username: operator', 'auth_protocol: SHA', 'priv_protocol: AES'],
    ...[`password: ${OPERATOR.authPassword}`, `priv_password: ${OPERATOR.privPassword}`],
  ]
  const metric = (name: string, object: string) =>
    `    - { name: ${name}, oid: ${oid(object)}, type: gauge, help: '${name}' }`
  return [
    `  walk: [${walk}]`,
    `  version: ${version}`,
    '  max_repetitions: 25',
    '  timeout: 2s',
    '  retries: 1',
    `  auth: { ${(version === 3 ? secure : ['community: public']).join(', ')} }`,
    '  metrics:',
    metric('upsAdvBatteryCapacity', '2.2.1'),
    metric('upsBasicOutputStatus', '4.1.1'),
    metric('upsHighPrecInputLineVoltage', '3.3.1'),
    `    - name: upsOutletGroupStatusGroupState`,
    `      oid: ${oid('12.1.2.1.3')}`,
    '      type: gauge',
    '      help: state of an outlet group',
    '      indexes: [{ labelname: group, type: gauge }]',
  ].join('\n')
}

async function exporter() {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-exporter-'))
  atTestEnd(async () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'snmp.yml')
  const modules = [`v2:\n${moduleOf(oid('').slice(0, -1), 2)}`, `v3:\n${moduleOf(oid('').slice(0, -1), 3)}`]
  writeFileSync(file, `${modules.join('\n')}\n`)
  const address = `127.0.0.1:${await freeTcpPort()}`
  const root = new ClientRoot(join(CACHE, 'snmp-exporter'))
  const args = [`--config.file=${file}`, `--web.listen-address=${address}`]
  const daemon = new Daemon('snmp_exporter', root.argv('prometheus-snmp-exporter', args))
  atTestEnd(() => daemon.stop())
  await daemon.until((log) => log.includes('Listening on'))
  return async (module: string, target: string) => {
    const answer = await fetch(`http://${address}/snmp?module=${module}&target=${target}`)
    return { status: answer.status, text: await answer.text() }
  }
}

/** The value of a metric, its labels included in the name. */
function metric(text: string, name: string): number {
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  )
}

describeClients("prometheus' exporter", () => {
  test.each([
    ['v2', {}],
    ['v3', { profile: 'secure', users: [OPERATOR] }],
  ] as const)('reads a unit in %s through an outage', async (version, access) => {
    const card = await liveCard({ card: access as never })
    const scrape = await exporter()
    const { status, text } = await scrape(version, card.snmp)
    expect(status).toBe(200)
    expect(metric(text, 'upsAdvBatteryCapacity')).toBe(100)
    expect(metric(text, 'upsBasicOutputStatus')).toBe(2)
    expect(metric(text, 'upsHighPrecInputLineVoltage')).toBe(1200)
    expect(metric(text, 'upsOutletGroupStatusGroupState{group="2"}')).toBe(1)
    // Five or six GETBULKs for all of it, none of them asked again.
    expect(metric(text, 'snmp_scrape_pdus_returned')).toBeGreaterThan(120)
    expect(metric(text, 'snmp_scrape_packets_sent')).toBeLessThan(12)
    expect(metric(text, 'snmp_scrape_packets_retried')).toBe(0)
    card.ups.setInput({ voltage: 0 })
    expect(metric((await scrape(version, card.snmp)).text, 'upsBasicOutputStatus')).toBe(3)
  })

  test('a card that answers nothing is an error of the scrape', async () => {
    const card = await liveCard({ card: { profile: 'secure', users: [OPERATOR] } })
    const { status, text } = await (await exporter())('v2', card.snmp)
    expect(status).toBe(500)
    expect(text).toMatch(/timeout/)
  })
})
