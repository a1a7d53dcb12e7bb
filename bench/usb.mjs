import { startServer } from './server-process.mjs'
import { count, median, ratio } from './table.mjs'
import { GET_REPORT, INTERRUPT_IN, load, REPLY_LENGTH } from './usb-client.mjs'
import { measureDevices } from './usb-devices.mjs'

const ROUNDS = 7
const TRANSFERS = {
  'GET_REPORT, 1 in flight': { server: 'upslab-usbip', request: GET_REPORT, inFlight: 1, aim: '0.95' },
  'GET_REPORT, 16 in flight': { server: 'upslab-usbip', request: GET_REPORT, inFlight: 16, aim: '2.5' },
  'interrupt reports, 1 waits': { server: 'upslab-usbip-interrupts', request: INTERRUPT_IN, inFlight: 1 },
  'interrupt reports, 16 wait': { server: 'upslab-usbip-interrupts', request: INTERRUPT_IN, inFlight: 16 },
}

/** Every kind of transfer in turn, round after round, with the bare socket in the same round. */
async function rounds() {
  const bare = await startServer('bare-tcp', '00'.repeat(REPLY_LENGTH))
  const servers = {}
  for (const { server } of Object.values(TRANSFERS)) servers[server] ??= await startServer(server)
  const runs = { bare: () => load(bare.port, { imports: false }) }
  for (const [what, { server, ...how }] of Object.entries(TRANSFERS))
    runs[what] = () => load(servers[server].port, how)
  const seen = Object.fromEntries(Object.keys(runs).map((what) => [what, { rates: [], p50: [], p99: [] }]))
  for (const run of Object.values(runs)) await run()
  for (let round = 0; round < ROUNDS; round++)
    for (const [what, run] of Object.entries(runs)) {
      const { rate, latencies } = await run()
      latencies.sort((a, b) => a - b)
      seen[what].rates.push(rate)
      seen[what].p50.push(latencies[Math.floor(latencies.length / 2)])
      seen[what].p99.push(latencies[Math.floor(latencies.length * 0.99)])
    }
  for (const server of [bare, ...Object.values(servers)]) server.stop()
  return seen
}

const microseconds = (ms) => (median(ms) * 1000).toFixed(0)
const shown = ({ rates, p50, p99 }) =>
  `${count(median(rates))}/s, ${microseconds(p50)} us, p99 ${microseconds(p99)} us`

export async function measure() {
  const { bare, ...seen } = await rounds()
  const transfers = Object.entries(seen).flatMap(([what, ours]) => [
    {
      what: `USB/IP ${what}`,
      ours: shown(ours),
      peer: `bare socket, 1 in flight: ${shown(bare)}`,
      ratio: ratio(ours.rates, bare.rates),
      aim: TRANSFERS[what].aim ?? '',
    },
    { what: '  latency, half', ratio: ratio(ours.p50, bare.p50), ours: '' },
    { what: '  latency, 99 of 100', ratio: ratio(ours.p99, bare.p99), ours: '' },
  ])
  return [...transfers, ...(await measureDevices())]
}
