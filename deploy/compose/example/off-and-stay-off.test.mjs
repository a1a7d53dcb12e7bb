// What an integrator's test looks like: the agent talks Modbus to the bench, the test steers and watches by HTTP.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { turnOffAndStayOff } from './agent.mjs'

const BENCH = process.env.BENCH ?? '127.0.0.1'
const API = `http://${BENCH}:8080/api/v1`
const TOKEN = process.env.UPSLAB_TOKEN || readFileSync(process.env.UPSLAB_TOKEN_FILE, 'utf8').trim()

async function api(method, path, body) {
  const response = await fetch(`${API}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  assert.ok(response.ok, `${method} ${path}: ${response.status}`)
  return response.json()
}

const outlets = async (id) =>
  (await api('GET', `/devices/${id}`)).outletGroups.map(({ name, output }) => `${name} ${output}`)

/** Device time; the clock of this bench is virtual, so it costs none of ours. */
const pass = (seconds) => api('POST', '/clock/advance', { seconds })

test('on 09.3 a rack that is told to stay off stays off', async () => {
  await turnOffAndStayOff(BENCH, 1503)
  await pass(600)
  assert.deepEqual(await outlets('fixed'), ['MOG off', 'SOG0 off'])
})

test('on 09.2 it comes back by itself: the defect of FA233876, which the agent has to live with', async () => {
  await turnOffAndStayOff(BENCH, 1502)
  await pass(91)
  assert.deepEqual(await outlets('affected'), ['MOG off', 'SOG0 off'])
  await pass(509)
  assert.deepEqual(await outlets('affected'), ['MOG on', 'SOG0 on'])
})
