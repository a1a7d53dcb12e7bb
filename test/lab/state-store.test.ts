import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
