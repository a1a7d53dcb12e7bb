import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { better, fallen, ratiosOf } from './kept-ratios.mjs'
import { printTable } from './table.mjs'

/** What can be measured, in the order of the table. */
const BENCHES = {
  engine: () => import('./engine.mjs'),
  microlink: () => import('./microlink.mjs'),
  'ups-link': () => import('./ups-link.mjs'),
  snmp: () => import('./snmp.mjs'),
  tcp: () => import('./tcp.mjs'),
  recording: () => import('./recording.mjs'),
  pty: () => import('./pty.mjs'),
  usb: () => import('./usb.mjs'),
  units: () => import('./units.mjs'),
  startup: () => import('./startup.mjs'),
  outage: () => import('./outage.mjs'),
  page: () => import('./page.mjs'),
  scenario: () => import('./scenario.mjs'),
  control: () => import('./control.mjs'),
}

/** How often what has fallen is measured again: other work of the machine is over by then. */
const MOST_RUNS = 3

const { values, positionals: args } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, check: { type: 'string' }, keep: { type: 'string' } },
})
const unknown = args.find((name) => !(name in BENCHES))
if (unknown) {
  process.stderr.write(`no bench ${unknown}; there are: ${Object.keys(BENCHES).join(', ')}\n`)
  process.exit(2)
}

async function measured() {
  const rows = []
  for (const name of args.length > 0 ? args : Object.keys(BENCHES)) {
    process.stderr.write(`measuring ${name}\n`)
    const { measure } = await BENCHES[name]()
    rows.push(...(await measure()))
  }
  printTable(rows)
  return rows
}

const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)

const rows = await measured()
process.stdout.write(
  `\nload of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}\n`,
)
if (values.json) writeJson(values.json, rows)
let ratios = ratiosOf(rows)
if (values.keep) writeJson(values.keep, ratios)
if (values.check) {
  const kept = JSON.parse(readFileSync(values.check, 'utf8'))
  let worse = fallen(kept, ratios)
  for (let run = 1; run < MOST_RUNS && worse.length > 0; run++) {
    process.stderr.write(`measuring again: ${worse.join('; ')}\n`)
    ratios = better(ratios, ratiosOf(await measured()))
    worse = fallen(kept, ratios)
  }
  for (const text of worse) process.stderr.write(`fallen by more than a fifth: ${text}\n`)
  if (worse.length > 0) process.exit(1)
}
process.exit(0)
