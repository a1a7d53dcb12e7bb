import { Bench } from '../build/src/index.js'
import { sealFrame } from '../build/src/protocols/modbus/crc.js'
import { ModbusEngine } from '../build/src/protocols/modbus/engine.js'
import { RtuSession } from '../build/src/protocols/modbus/rtu.js'
import { count } from './table.mjs'

const UNITS = 1000
/** 27 registers at 9600 baud take 77 ms: thirteen polls a second (line-rate arithmetic). */
const POLL_EVERY_MS = 77
const POLL_FOR_MS = 4000
const REQUEST = sealFrame(Uint8Array.of(1, 3, 0, 0, 0, 27, 0, 0))

export async function measure() {
  globalThis.gc?.()
  const before = memory()
  const start = performance.now()
  const bench = new Bench({ time: { virtual: false, speed: 1 } })
  for (let n = 0; n < UNITS; n++) bench.add(`u${n}`, { model: 'SMT1500RM2U', firmware: '09.3' })
  const built = performance.now() - start
  globalThis.gc?.()
  const perUnit = (memory() - before) / UNITS
  const idleFrom = process.cpuUsage()
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const idle = process.cpuUsage(idleFrom)
  const polls = await pollAll(bench)
  await bench.close()
  return [
    { what: '1000 units: time to build', ours: `${built.toFixed(0)} ms`, aim: '1000 ms' },
    { what: '1000 units: memory of an idle unit', ours: `${(perUnit / 1024).toFixed(1)} kB`, aim: '10 kB' },
    {
      what: '1000 units: CPU when idle',
      ours: `${(((idle.user + idle.system) / 3e6) * 100).toFixed(2)} %`,
      aim: 'none',
    },
    {
      what: '1000 units polled at line rate, answered in time',
      ours: `${polls.inTime.toFixed(2)} % of ${count(polls.total)}, p99 ${polls.p99.toFixed(1)} ms late`,
      aim: '100 %',
    },
  ]
}

function memory() {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Every unit is asked every 77 ms, spread evenly; an answer is in time when it is there before the next poll is due. */
async function pollAll(bench) {
  const sessions = bench.devices.map(({ ups }) => {
    ups.settings.setUnit('modbusEnabled', true)
    return new RtuSession(ups, new ModbusEngine(ups))
  })
  const late = []
  const start = performance.now()
  let next = 0
  const total = Math.floor((POLL_FOR_MS / POLL_EVERY_MS) * UNITS)
  while (next < total) {
    const due = start + (next / UNITS) * POLL_EVERY_MS
    const now = performance.now()
    if (now < due) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - now)))
      continue
    }
    bench.sync()
    const outputs = sessions[next % UNITS].receive(REQUEST, now)
    if (outputs.length !== 1) throw new Error('a unit did not answer')
    late.push(performance.now() - due)
    next++
  }
  late.sort((a, b) => a - b)
  const inTime = (late.filter((ms) => ms < POLL_EVERY_MS).length / late.length) * 100
  return { total, inTime, p99: late[Math.floor(late.length * 0.99)] }
}
