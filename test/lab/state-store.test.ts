import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { controlApp } from '../../src/control/app.ts'
import { Bench } from '../../src/lab/bench.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'upslab-state-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function bench() {
  const made = new Bench({ state: folder })
  return made.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3' }).ups
}

describe('settings between runs', () => {
  test('what was set is there again', () => {
    const first = bench()
    first.settings.setUnit('name', 'RACK 7')
    first.settings.setGroup('SOG0', 'turnOffDelay', 33)
    const second = bench()
    expect(second.settings.unit.name).toBe('RACK 7')
    expect(second.settings.group('SOG0')!.turnOffDelay).toBe(33)
  })

  test('a file that is no state of this unit is refused by name', () => {
    writeFileSync(join(folder, 'ups0.json'), '{ "settings": { "unit": { "modbusAddress": 999 } } }')
    expect(bench).toThrow(
      /ups0: saved state cannot be used: modbusAddress: 999 is not allowed; allowed: .*223/,
    )
    writeFileSync(join(folder, 'ups0.json'), '{')
    expect(bench).toThrow(/ups0\.json is not JSON/)
  })

  test('a folder that cannot be written is reported, and the unit goes on', () => {
    const made = new Bench({ state: folder })
    const { ups } = made.add('ups0', { model: 'SMT1500RM2U', firmware: '09.3' })
    const troubles: string[] = []
    made.onTrouble = (device, error) => troubles.push(`${device.id}: ${error.message}`)
    rmSync(folder, { recursive: true })
    ups.settings.setUnit('name', 'STILL HERE')
    expect(ups.settings.unit.name).toBe('STILL HERE')
    expect(troubles).toEqual([expect.stringMatching(/^ups0: cannot save state/)])
  })
})

describe('what cannot be kept, and what is in the way', () => {
  test.each(['null', '1', '[]', '{ "settings": null }', '{ "settings": [] }', '{ "other": {} }'])(
    'a state of %s is refused instead of meaning factory settings',
    (text) => {
      writeFileSync(join(folder, 'ups0.json'), text)
      expect(bench).toThrow(/ups0: saved state cannot be used/)
    },
  )

  test('a link beside the state is not followed', () => {
    const precious = join(folder, 'precious.txt')
    writeFileSync(precious, 'mine')
    symlinkSync(precious, join(folder, 'ups0.json.new'))
    bench().settings.setUnit('name', 'RACK 7')
    expect(readFileSync(precious, 'utf8')).toBe('mine')
    expect(bench().settings.unit.name).toBe('RACK 7')
  })

  test.runIf(process.platform === 'linux')('a folder that can never be is refused at once', () => {
    expect(() => new Bench({ state: '/proc/nope/deeper' })).toThrow(/cannot be the state folder/)
  })

  test('who changes a setting that cannot be kept is warned, and so is everybody who asks', async () => {
    const made = new Bench({ state: folder })
    made.add('ups0', { model: 'SMT1500RM2U' })
    const app = controlApp({ bench: made, version: '0', security: { inProcess: true } })
    const set = async (name: string) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ unit: { name } })
      return (await app.request('/api/v1/devices/ups0/settings', { method: 'PATCH', headers, body })).json()
    }
    const health = async () => (await app.request('/healthz')).json()
    mkdirSync(join(folder, 'ups0.json'))
    expect(await set('A')).toMatchObject({ warning: expect.stringContaining('cannot save state') })
    expect(await health()).toMatchObject({
      status: 'degraded',
      problems: [expect.stringContaining('ups0.json')],
    })
    await set('B')
    expect(made.journal.since(0).filter(({ type }) => type === 'trouble')).toHaveLength(1)
    rmSync(join(folder, 'ups0.json'), { recursive: true })
    expect(await set('C')).not.toHaveProperty('warning')
    expect(await health()).toEqual({ status: 'ok', devices: 1 })
  })
})
