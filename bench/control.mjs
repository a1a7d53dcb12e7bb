import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { median, ratio } from './table.mjs'

const UNITS = 100
const ROUNDS = 3
const ASK_EVERY_MS = 10
const ASK_FOR_MS = 5000
const CLI = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))

/** The control API of a bench whose hundred units are polled over Modbus TCP as fast as a 9600 baud line would. */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'upslab-bench-'))
  const units = Array.from(
    { length: UNITS },
    (_, n) => `  u${n}: { model: SMT1500RM2U, modbusTcp: "127.0.0.1:0" }\n`,
  )
  writeFileSync(join(folder, 'lab.yaml'), `control: 127.0.0.1:0\ndevices:\n${units.join('')}`)
  const bench = spawn(process.execPath, [CLI, 'up', join(folder, 'lab.yaml'), '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const { control, devices } = JSON.parse(await firstLine(bench.stdout))
    const url = `${control}/api/v1/devices/u0`
    await ask(url, 500)
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      const alone = await ask(url, ASK_FOR_MS)
      const pollers = new Worker(new URL('./servers/modbus-pollers.mjs', import.meta.url), {
        workerData: { addresses: devices.map(({ endpoints }) => endpoints[0].address) },
      })
      await once(pollers, 'message')
      const polled = await ask(url, ASK_FOR_MS)
      pollers.postMessage('stop')
      const [{ perSecond }] = await once(pollers, 'message')
      await pollers.terminate()
      rounds.push({ alone, polled, perSecond })
    }
    const ms = (pick) => `${median(rounds.map(pick)).toFixed(2)} ms`
    return [
      {
        what: `control API, ${UNITS} units polled ${Math.round(median(rounds.map(({ perSecond }) => perSecond)))}/s: p50, p99`,
        ours: `${ms(({ polled }) => polled.p50)}, ${ms(({ polled }) => polled.p99)}`,
        peer: `unpolled: ${ms(({ alone }) => alone.p50)}, ${ms(({ alone }) => alone.p99)}`,
        ratio: ratio(
          rounds.map(({ polled }) => polled.p99),
          rounds.map(({ alone }) => alone.p99),
        ),
        aim: 'p99 5 ms',
      },
    ]
  } finally {
    bench.kill()
    await once(bench, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstLine(stream) {
  let text = ''
  for await (const chunk of stream) {
    text += chunk
    if (text.includes('\n')) break
  }
  return text
}

/** Asks one after the other, and says how long the answers took. */
async function ask(url, forMs) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took = []
  const end = performance.now() + forMs
  while (performance.now() < end) {
    const start = performance.now()
    await new Promise((resolve, reject) => {
      get(url, { agent }, (response) => response.resume().once('end', resolve)).once('error', reject)
    })
    took.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  }
  agent.destroy()
  took.sort((a, b) => a - b)
  return { p50: took[Math.floor(took.length / 2)], p99: took[Math.floor(took.length * 0.99)] }
}
