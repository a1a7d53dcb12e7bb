import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { USER } from '../snmp-client.mjs'

const SETUP = '../../test/real-clients/setup'
const importSetup = async (file) =>
  (await runnerImport(new URL(`${SETUP}/${file}`, import.meta.url).pathname)).module

/** Types of values by what snmpd's `override` calls them. */
const TYPES = {
  integer: 'integer',
  octets: 'octet_str',
  oid: 'object_id',
  // Its own IpAddress cannot be set so; four bytes weigh the same.
  address: 'octet_str',
  counter32: 'counter',
  gauge32: 'uinteger',
  ticks: 'timeticks',
}

/**
 * The agent of net-snmp, set to serve the same objects with the same values, which stand in its memory.
 *
 * @param objects bindings that a card answered
 * @returns its command line but for the address, and its folder, or in words why there is none
 */
export async function netSnmpAgent(objects) {
  const { ensureClients, CACHE } = await importSetup('ensure-clients.ts')
  const clients = await ensureClients()
  if (!clients.available) return { reason: clients.reason }
  const { ClientRoot } = await importSetup('client-root.ts')
  const folder = mkdtempSync(join(tmpdir(), 'upslab-snmpd-'))
  const file = join(folder, 'snmpd.conf')
  writeFileSync(file, configuration(objects))
  const options = ['-f', '-C', '-c', file, '-Ln', '-m', '']
  return { argv: new ClientRoot(join(CACHE, 'net-snmp')).argv('snmpd', options), folder }
}

function configuration(objects) {
  const { name, auth, authPassword, priv, privPassword } = USER
  return [
    'rocommunity public',
    `createUser ${name} ${auth} "${authPassword}" ${priv} "${privPassword}"`,
    `rouser ${name} priv`,
    ...objects.map(({ oid, value }) => `override .${oid.join('.')} ${TYPES[value.type]} ${text(value)}`),
    '',
  ].join('\n')
}

function text({ type, value }) {
  if (type === 'octets') return JSON.stringify(Buffer.from(value).toString('latin1'))
  if (type === 'address') return `0x${Buffer.from(value).toString('hex')}`
  return type === 'oid' ? value.join('.') : String(value)
}
