import { describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'
import { deviceSchema } from '../../src/lab/lab-file/schema.ts'

async function open() {
  const bench = new Bench({ seed: 42 })
  bench.add('ups0', deviceSchema.parse({ model: 'SMT1500RM2U', rj45: { tcp: '127.0.0.1:0' } }))
  await bench.open()
  const app = controlApp({ bench, version: '0', security: { host: '127.0.0.1' } })
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(`/api/v1/devices/ups0/wires/${path}`, {
      method,
      headers: { host: '127.0.0.1:8080', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
  return { bench, call }
}

describe('the wire of a port', () => {
  test('is good at first, takes faults, and is good again', async () => {
    const { bench, call } = await open()
    try {
      const good = await call('GET', 'rj45')
      expect(good).toMatchObject({ status: 200, body: { port: 'rj45', seed: 42, faults: [] } })
      // A TCP port has neither modem lines nor USB reports.
      const names = good.body.possible.map(({ fault }: { fault: string }) => fault)
      expect(names).not.toContain('stuck-line')
      expect(names).not.toContain('wedged-tunnel')
      for (const fault of names)
        expect((await call('PUT', 'rj45', { faults: [{ fault }] })).status, fault).toBe(200)
      expect(good.body.possible).toContainEqual({
        fault: 'latency',
        about: 'every piece arrives so much later',
        settings: [{ name: 'ms', min: 0, max: 60_000, unset: 100, unit: 'ms' }],
        direction: true,
        probability: true,
      })
      const faults = [
        { fault: 'latency', ms: 40, direction: 'to-host' },
        { fault: 'drop', probability: 0.5 },
      ]
      expect((await call('PUT', 'rj45', { faults })).body).toMatchObject({ port: 'rj45', seed: 42, faults })
      expect((await call('GET', 'rj45')).body).toMatchObject({ faults })
      expect((await call('PUT', 'rj45', { faults: [] })).body).toMatchObject({ faults: [] })
    } finally {
      await bench.close()
    }
  })

  test('refuses what it does not know, and says what it knows', async () => {
    const { bench, call } = await open()
    try {
      expect((await call('GET', 'usb')).body).toMatchObject({
        detail: expect.stringMatching(/open ones: rj45/),
      })
      const refused = await call('PUT', 'rj45', { faults: [{ fault: 'latency', ms: 1e9 }] })
      expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringMatching(/0 to 60000 ms/) } })
      expect((await call('PUT', 'rj45', { faults: [{ fault: 'gremlins' }] })).status).toBe(422)
      expect((await call('PUT', 'rj45', { faults: [{ fault: 'drop', probability: 2 }] })).status).toBe(422)
    } finally {
      await bench.close()
    }
  })
})
