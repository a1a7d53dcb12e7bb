import { BenchCore } from '../build/src/lab/bench-core.js'
import { runScenario } from '../build/src/lab/scenario/engine.js'
import { VirtualRunTime } from '../build/src/lab/scenario/run-time.js'
import { scenarioSchema } from '../build/src/lab/scenario/scenario-schema.js'
import { median } from './table.mjs'

const UNITS = 200
const CARD = { card: 'AP9624', mode: 'confirmed', advancedPortAlwaysConfirmed: true, basic1: {}, basic2: {} }

/** Every unit has a card with two simple clients, and a master that asks over Modbus every five seconds and kills the power. */
const unit = () => ({
  model: 'SMT1500RM2U',
  firmware: '09.3',
  load: { SOG0: 500 },
  smartslot1: CARD,
  settings: { unit: { modbusEnabled: true } },
  hosts: {
    web: { shutdownTrigger: 'basic1', shutdownSeconds: 40 },
    database: { shutdownTrigger: 'basic2', shutdownSeconds: 100 },
    master: {
      group: 'MOG',
      shutdownTrigger: 'low-battery',
      readsVia: 'rj45',
      shutdownSeconds: 60,
      killPowerVia: 'rj45',
    },
  },
})

const SCENARIO = scenarioSchema.parse({
  title: 'half an hour without mains',
  devices: Object.fromEntries(Array.from({ length: UNITS }, (_, n) => [`ups${n}`, unit()])),
  steps: [
    { utility: 'blackout' },
    { wait: '30m' },
    { expect: { state: 'off' } },
    { utility: 'returns' },
    { wait: '5m' },
  ],
  verdicts: { any: { web: 'clean', database: 'clean', master: 'clean' } },
})

/** Wall milliseconds: to build the bench, and to run. */
async function once() {
  const start = performance.now()
  const bench = new BenchCore({ seed: 1 })
  for (const [id, config] of Object.entries(SCENARIO.devices)) bench.add(id, config)
  const built = performance.now()
  const report = await runScenario(bench, SCENARIO, {
    name: 'bench',
    seed: 1,
    time: new VirtualRunTime(bench, 3_600_000),
  })
  const ran = performance.now()
  const failed = report.expectations.find(({ passed }) => !passed)
  if (failed) throw new Error(`${failed.text}: ${failed.detail}`)
  return { build: built - start, run: ran - built }
}

export async function measure() {
  const times = []
  for (let n = 0; n < 5; n++) times.push(await once())
  const of = (what) => `${median(times.map((time) => time[what])).toFixed(0)} ms`
  return [
    { what: '30 minutes of outage, 200 units with 3 scripted hosts each', ours: of('run'), aim: '1000 ms' },
    { what: 'the same: time to build the bench', ours: of('build'), aim: '' },
  ]
}
