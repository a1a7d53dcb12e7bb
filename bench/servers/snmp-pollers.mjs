// A thread of drivers, one for each card: thirty GETs, one after the other, every thirty seconds, as NUT's snmp-ups polls.
import { parentPort, workerData } from 'node:worker_threads'
import { GET, open } from '../snmp-client.mjs'

const EVERY_MS = 30_000
const GETS = 30
const { ports, forMs } = workerData
const latencies = []
let asked = 0

async function pollOnce(port) {
  const socket = await open(port)
  for (let turn = 0; turn < GETS; turn++) {
    const start = performance.now()
    asked++
    socket.send(GET)
    const answer = await Promise.race([
      new Promise((resolve) => socket.once('message', resolve)),
      // The driver's own time-out.
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ])
    if (answer) latencies.push(performance.now() - start)
  }
  socket.close()
}

const start = performance.now()
const polls = []
// The cards whose turn comes in that time, spread evenly.
for (const [index, port] of ports.entries()) {
  const due = (index / ports.length) * EVERY_MS
  if (due > forMs) break
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + due - performance.now())))
  polls.push(pollOnce(port))
}
await Promise.all(polls)
const perSecond = latencies.length / ((performance.now() - start) / 1000)
latencies.sort((a, b) => a - b)
parentPort.postMessage({
  asked,
  answered: latencies.length,
  p99: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
  perSecond,
})
