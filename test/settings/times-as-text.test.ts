import { expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'
import { parseLab } from '../../src/lab/lab-file/read.ts'

const LAB = `
devices:
  ups0:
    model: SMT1500RM2U
    settings: { unit: { lowRuntimeWarning: 3m }, groups: { SOG0: { turnOffDelay: 1m30s } } }
`

test('a setting that is a time is seconds or text, in a lab file, over HTTP and in the library', async () => {
  const bench = Bench.fromLab(parseLab(LAB, 'lab.yaml'))
  const { settings } = bench.device('ups0')!.ups
  expect([settings.unit.lowRuntimeWarning, settings.group('SOG0')!.turnOffDelay]).toEqual([180, 90])
  const app = controlApp({ bench, version: '0', security: { inProcess: true } })
  const answer = await app.request('/api/v1/devices/ups0/settings', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ groups: { SOG0: { turnOnDelay: '2m' } } }),
  })
  expect(await answer.json()).toMatchObject({ groups: { SOG0: { turnOnDelay: 120 } } })
  settings.setGroup('SOG0', 'stayOffDelay', '1h' as never)
  expect(settings.group('SOG0')!.stayOffDelay).toBe(3600)
})

test.each(['soon', '1.5', '0.5s', '10h'])('%s is refused with the forms that are allowed', (text) => {
  const { settings } = new Bench().add('ups0', { model: 'SMT1500RM2U' }).ups
  expect(() => settings.setGroup('SOG0', 'turnOffDelay', text as never)).toThrow(
    `SOG0.turnOffDelay: "${text}" is not allowed; allowed: whole number from 0 to 32767 s, or text such as 90s, 10m`,
  )
})

test('a setting that is no time takes no text of one', () => {
  const { settings } = new Bench().add('ups0', { model: 'SMT1500RM2U' }).ups
  expect(() => settings.setUnit('returnCharge', '10m' as never)).toThrow('whole number from 0 to 100 %')
})
