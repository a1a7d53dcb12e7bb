import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

const app = controlApp({ bench: new Bench(), version: '0', security: { host: '127.0.0.1' } })
const get = (path: string) => app.request(path, { headers: { host: 'localhost' } })

test('a model tells its ratings, its versions and the defects of each', async () => {
  const body = await (await get('/api/v1/models/smt1500rm2u')).json()
  expect(body).toMatchObject({ model: 'SMT1500RM2U', panel: 'alpha', nominalVoltage: 120, watts: 1000 })
  const of = (version: string) => body.versions.find((one: { version: string }) => one.version === version)
  expect(of('09.2')).toMatchObject({ id: 18, modbus: true })
  expect(of('09.2').defects).toContain('ie2-shutdown-override')
  expect(of('09.3').defects).not.toContain('ie2-shutdown-override')
  expect(body.defects).toContainEqual(
    expect.objectContaining({
      id: 'ie2-shutdown-override',
      aliases: ['FA233876'],
      source: expect.stringContaining('FA233876'),
    }),
  )
})

test('a model that is not there is refused with those that come close', async () => {
  const response = await get('/api/v1/models/SMT1500X')
  expect(response.status).toBe(404)
  expect((await response.json()).detail).toMatch(/no model "SMT1500X"; close to it: SMT1500/)
})
