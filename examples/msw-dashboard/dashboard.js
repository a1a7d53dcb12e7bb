// The application: a list of units that follows what happens. It knows a bench by its address and nothing else.
import { createClient } from 'upslab/client'

export async function showUnits(list, url) {
  const bench = createClient({ url })
  const events = await bench.events()
  for (const unit of await bench.listDevices()) show(list, unit)
  for await (const { device } of events) show(list, await bench.getDevice(device))
}

function show(list, { id, model, output, battery }) {
  const known = list.querySelector(`[data-unit="${id}"]`)
  const item = known ?? list.appendChild(document.createElement('li'))
  item.dataset.unit = id
  item.dataset.state = output.state
  item.textContent = `${id} (${model}): ${output.state}, ${Math.round(battery.charge)} %`
}
