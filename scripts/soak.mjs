#!/usr/bin/env node
/**
 * Clients that come and go on every kind of port while device time runs: `npm run soak -- --seconds 60`, or
 * `--seconds 86400 --csv soak.csv` for a day. Ends with 1 when the memory of the bench grows, or something is not answered.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SoakBench } from './soak/bench.mjs'
import { CHURN } from './soak/churn.mjs'
import { grown, MemoryLog } from './soak/memory-log.mjs'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, csv: { type: 'string' } },
})
const seconds = Number(values.seconds)
if (!(seconds > 0)) {
  console.error(`--seconds is "${values.seconds}"; a number above 0 is allowed`)
  process.exit(2)
}

/** Device time in a round: a year of it takes about 1500 rounds. */
const ROUND_HOURS = 6

const folder = mkdtempSync(join(tmpdir(), 'upslab-soak-'))
const bench = await SoakBench.start(folder)
const log = new MemoryLog()
const counts = Object.fromEntries(CHURN.map(({ name }) => [name, 0]))
const began = performance.now()
let rounds = 0
let failure
let doing = 'start'
try {
  while ((performance.now() - began) / 1000 < seconds) {
    for (const { name, times, once } of CHURN) {
      doing = name
      for (let left = times; left > 0; left--) await once(bench, rounds)
      counts[name] += times
    }
    await bench.call('POST', '/clock/advance', { seconds: ROUND_HOURS * 3600 })
    rounds++
    log.add((performance.now() - began) / 1000, bench.memoryMb())
  }
} catch (error) {
  failure = error
}
const ended = await bench.stop()
rmSync(folder, { recursive: true, force: true })
if (values.csv !== undefined) writeFileSync(values.csv, log.csv())
const days = Math.round((rounds * ROUND_HOURS) / 24)
console.log(`${rounds} rounds, ${days} days of device time; ${JSON.stringify(counts)}`)
console.log(`memory, MB: ${log.summary()}`)
if (failure) console.error(`round ${rounds}, ${doing}: ${failure.stack}\n${ended.stderr}`)
const growth = grown(log.samples)
if (growth !== undefined) console.error(growth)
process.exit(failure || growth !== undefined || ended.code !== 0 ? 1 : 0)
