import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
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

const args = process.argv.slice(2)
const jsonAt = args.indexOf('--json')
const json = jsonAt >= 0 ? args.splice(jsonAt, 2)[1] : undefined
const unknown = args.find((name) => !(name in BENCHES))
if (unknown) {
  process.stderr.write(`no bench ${unknown}; there are: ${Object.keys(BENCHES).join(', ')}\n`)
  process.exit(2)
}
const rows = []
for (const name of args.length > 0 ? args : Object.keys(BENCHES)) {
  process.stderr.write(`measuring ${name}\n`)
  const { measure } = await BENCHES[name]()
  rows.push(...(await measure()))
}
printTable(rows)
process.stdout.write(
  `\nload of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}\n`,
)
if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`)
process.exit(0)
