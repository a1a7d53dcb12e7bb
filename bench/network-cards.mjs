import { Worker } from 'node:worker_threads'
import { startServer } from './server-process.mjs'
import { count } from './table.mjs'

const CARDS = 1000
const IDLE_MS = 5000
/** A third of the time between two polls of a driver: a third of the cards is polled. */
const POLL_MS = 10_000

/** A thousand cards, each with a socket of its own, at rest and polled by a driver each. */
export async function measureCards() {
  const server = await startServer('upslab-snmp', String(CARDS))
  const idle = await used(server, () => new Promise((resolve) => setTimeout(resolve, IDLE_MS)))
  let seen
  const polled = await used(server, async () => {
    seen = await poll(server.ports)
  })
  server.stop()
  return [
    {
      what: `${CARDS} network cards: memory of a card`,
      ours: `${(server.heapOfCards / CARDS / 1024).toFixed(1)} kB`,
    },
    { what: `${CARDS} network cards: CPU when idle`, ours: `${idle.toFixed(2)} %`, aim: 'none' },
    {
      what: `${CARDS} network cards polled as NUT does, 30 GET each 30 s`,
      ours: `${seen.answered} of ${seen.asked} answered, p99 ${seen.p99.toFixed(1)} ms, ${count(seen.perSecond)}/s`,
      aim: 'all',
    },
    { what: '  CPU meanwhile', ours: `${polled.toFixed(1)} %` },
  ]
}

/** Percent of one processor that a server takes while something is done. */
async function used(server, doing) {
  const before = await server.cpu()
  const start = performance.now()
  await doing()
  return (((await server.cpu()) - before) / 1000 / (performance.now() - start)) * 100
}

/** The drivers live in a thread, so that the server is asked for its CPU time by somebody at leisure. */
function poll(ports) {
  const worker = new Worker(new URL('./servers/snmp-pollers.mjs', import.meta.url), {
    workerData: { ports, forMs: POLL_MS },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
