import { html } from 'hono/html'
import type { BenchCore } from '../lab/bench-core.ts'
import { type DeviceState, deviceState } from '../lab/device-state.ts'

/** A plain page: what stands on the bench, and where to go from here. Reloads itself; needs nothing from elsewhere. */
export function homePage(bench: BenchCore, version: string) {
  bench.sync()
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="2"><title>upslab</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; vertical-align: top }
code { font-family: ui-monospace, monospace }
</style>
</head>
<body>
<h1>upslab ${version}</h1>
<p>Emulated units on this bench. Everything here is at <a href="/api/v1/devices"><code>/api/v1/devices</code></a>;
the calls are described in <a href="/api/v1/openapi.json"><code>/api/v1/openapi.json</code></a>.</p>
<table>
<thead><tr><th>Device</th><th>Input</th><th>Output</th><th>Battery</th><th>Outlet groups</th><th>Reached at</th></tr></thead>
<tbody>${bench.devices.map((device) => row(deviceState(device)))}</tbody>
</table>
<p><small>Not affiliated with APC or Schneider Electric.</small></p>
</body>
</html>`
}

function row(state: DeviceState) {
  const groups = state.outletGroups.map(({ name, output, pending }) => {
    const wait = pending
      ? ` (${pending.action}${pending.seconds === null ? '' : ` ${pending.seconds} s`})`
      : ''
    return html`<div>${name} ${output}${wait}</div>`
  })
  const ends = state.endpoints.map(
    (end) => html`<div><code>${end.protocol} ${'path' in end ? end.path : end.address}</code></div>`,
  )
  const card = state.smartslot1 ? html`<br>${String(state.smartslot1.card)}` : ''
  return html`<tr>
<td><b>${state.id}</b><br>${state.model}<br>UPS ${state.firmware.version} (ID ${state.firmware.id})${card}</td>
<td>${state.input.voltage} V</td><td>${state.output.state}<br>${state.output.watts} W</td>
<td>${state.battery.charge} %<br>${Math.floor(state.battery.runtime / 60)} min${state.battery.low ? ' low' : ''}</td>
<td>${groups}</td><td>${ends}</td></tr>`
}
