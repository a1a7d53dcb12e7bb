import { measureCards } from './network-cards.mjs'
import { netSnmpAgent } from './peers/net-snmp.mjs'
import { startServer } from './server-process.mjs'
import { load, secureGet, walk } from './snmp-client.mjs'
import { count, median, ratio } from './table.mjs'

const ROUNDS = 7
const POWERNET = [1, 3, 6, 1, 4, 1, 318]
const WALK_MS = 700

export async function measure() {
  const upslab = await startServer('upslab-snmp', '1')
  const objects = await walk(upslab.port, POWERNET)
  const agent = await netSnmpAgent(objects)
  if (agent.reason) process.stderr.write(`skipped: net-snmp (${agent.reason})\n`)
  const servers = {
    upslab,
    'bare socket': await startServer('bare-udp'),
    ...(agent.reason ? {} : { 'net-snmp': await startServer('net-snmp-agent', agent.folder, ...agent.argv) }),
  }
  const { 'bare socket': _bare, ...agents } = servers
  const rows = [
    ...(await compare('SNMPv2c GET, 1 in flight', servers, ({ port }) => load(port), GET_AIMS)),
    ...(await compare('SNMPv2c GET, 16 in flight', servers, ({ port }) => load(port, { inFlight: 16 }), {
      'net-snmp': '> 1',
    })),
    ...(await compareSecure(agents)),
    ...(await compare(`GETBULK walks, ${objects.length} objects`, agents, walks(POWERNET), {
      'net-snmp': '> 1',
    })),
    ...(await compare('GETBULK walks, whole card', { upslab }, walks([1, 3]), {})),
  ]
  for (const server of Object.values(servers)) server.stop()
  return [...rows, ...(await measureCards())]
}

const GET_AIMS = { 'bare socket': '0.8', 'net-snmp': '> 1' }

async function compareSecure(agents) {
  const requests = new Map()
  for (const server of Object.values(agents)) requests.set(server, await secureGet(server.port))
  const run = (server) => load(server.port, { request: requests.get(server) })
  return compare('SNMPv3 GET, SHA and AES, 1 in flight', agents, run, { 'net-snmp': '> 1' })
}

/** Whole walks, one after another. */
const walks =
  (root) =>
  async ({ port }) => {
    const start = performance.now()
    let exchanges = 0
    while (performance.now() - start < WALK_MS) {
      await walk(port, root)
      exchanges++
    }
    return { rate: (exchanges / (performance.now() - start)) * 1000, exchanges }
  }

/** Every server in turn, round after round, so that all share what else the machine does. */
async function compare(what, servers, run, aims) {
  const seen = Object.fromEntries(Object.keys(servers).map((name) => [name, { rates: [], cpu: [] }]))
  for (const server of Object.values(servers)) await run(server)
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, server] of Object.entries(servers)) {
      const before = await server.cpu()
      const { rate, exchanges } = await run(server)
      seen[name].rates.push(rate)
      seen[name].cpu.push(((await server.cpu()) - before) / exchanges)
    }
  const { upslab, ...peers } = seen
  if (Object.keys(peers).length === 0) return [{ what, ours: shown(upslab) }]
  return Object.entries(peers).map(([name, theirs]) => ({
    what,
    ours: shown(upslab),
    peer: `${name}: ${shown(theirs)}`,
    ratio: ratio(upslab.rates, theirs.rates),
    aim: aims[name] ?? '',
  }))
}

const shown = ({ rates, cpu }) => `${count(median(rates))}/s, ${median(cpu).toFixed(1)} us CPU`
