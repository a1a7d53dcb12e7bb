import { describe, expect, test } from 'vitest'
import { resolveFirmware, versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import { MicrolinkEngine } from '../../../src/protocols/microlink/engine.ts'
import { unit } from '../../support/unit.ts'
import { OBJECT_FACTS } from './facts.ts'
import { MicrolinkHost } from './host.ts'
import { randomByte, unitWithHost } from './units.ts'

describe('an SMT1500RM2U', () => {
  const { host, ups } = unitWithHost()
  host.refresh()

  test.each(OBJECT_FACTS)('$path', ({ path, size, shows }) => {
    expect(host.usage(path).size).toBe(size)
    const expected = shows(ups)
    if (typeof expected === 'number') expect(host.number(path)).toBe(expected)
    else expect(host.text(path).trimEnd()).toBe(expected)
  })

  test('has nothing else but passwords and padding', () => {
    const known = new Set([...OBJECT_FACTS.map(({ path }) => path), '2:4.8.5', '2:4.8.6'])
    const others = host.usages.map(({ name }) => name).filter((name) => !known.has(name))
    expect(others.filter((name) => !/[.:]3$/.test(name))).toEqual([])
  })

  test('what stands in it twice is the same twice', () => {
    const pairs = [
      ['2:11', '2:4.5.11'],
      ['2:B', '2:4.B'],
      ['3:4A', '2:4A'],
    ] as const
    ups.startSelfTest('rj45')
    host.refresh()
    for (const [one, other] of pairs) expect(host.number(one)).toBe(host.number(other))
    expect(host.number('2:11')).not.toBe(0)
    ups.abortSelfTest()
  })
})

/** Every model of the generation that speaks Microlink, on its oldest and its newest firmware. */
const UNITS = listModels()
  .filter(({ serial }) => serial === 'microlink')
  .flatMap((model) => {
    const named = versionsOf(model).map(({ version }) => version)
    const versions = [named[0], resolveFirmware(model).version].filter((version) => version !== undefined)
    return [...new Set(versions)].map((version) => ({ model: model.name, version }))
  })

describe.each(UNITS)('$model at $version', ({ model, version }) => {
  const { ups } = unit({ model, version })
  const { image } = new MicrolinkEngine(ups, { randomByte })
  const rowOf = (at: number) => Math.floor(at / image.width)

  test('no field that fits a row lies in two, and no number can be taken for a control byte', () => {
    expect(image.rows).toBeLessThanOrEqual(0xf0)
    for (const { field, at } of image.fields)
      if (field.size <= image.width) expect(rowOf(at)).toBe(rowOf(at + field.size - 1))
      else expect([field.name, field.write]).toEqual([field.name, undefined])
  })

  test('both passwords lie in one row, master first; whether they fit stands in the last row', () => {
    const place = (path: string) => image.fields.find((placed) => placed.path === path)!.at
    expect(rowOf(place('2:4.8.6'))).toBe(rowOf(place('2:4.8.5')))
    expect(place('2:4.8.6')).toBeLessThan(place('2:4.8.5'))
    expect(image.firstDataRow + rowOf(place('2:4.8.9'))).toBe(image.rows - 1)
  })

  test('a host can start, and finds as many switched groups as there are', () => {
    const { host } = unitWithHost({ model, version })
    expect(host).toBeInstanceOf(MicrolinkHost)
    const groups = host.usages.filter((usage) => /^2:4\.3D\[\d\]\.B6$/.test(usage.name))
    expect(groups).toHaveLength(ups.model.groups.filter((group) => group !== 'MOG').length)
    expect(host.text('2:4.9.42').trimEnd()).toBe(model.slice(0, 16))
  })
})
