import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { controlApp } from '../../src/control/app.ts'
import { BenchCore } from '../../src/lab/bench-core.ts'
import { SCENARIO_FILES } from '../../src/lab/scenario/read-library.ts'

function steered() {
  const security = { host: '127.0.0.1' }
  const app = controlApp({ bench: new BenchCore(), version: '0', security, ...SCENARIO_FILES })
  return createClient({ url: 'http://127.0.0.1', fetch: (url, init) => app.request(url, init) })
}

test('the text of every ready scenario is that scenario', async () => {
  const client = steered()
  const ready = SCENARIO_FILES.scenarios()
  expect(ready.length).toBeGreaterThan(5)
  for (const { name, scenario } of ready) {
    const { document } = await client.getScenario(name)
    expect(SCENARIO_FILES.checkScenario(document), name).toEqual({ value: scenario })
  }
  await expect(client.getScenario('none')).rejects.toThrow('no scenario "none"; there are: ')
})

test('the schema of a scenario names its steps and what they take', async () => {
  const schema = JSON.stringify(await steered().getScenarioSchema())
  for (const word of ['utility', 'blackout', 'expect', 'lowBattery']) expect(schema).toContain(`"${word}"`)
})
