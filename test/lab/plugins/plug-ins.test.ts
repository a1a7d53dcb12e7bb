import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cellsOf } from '../../../src/cli/matrix-cells.ts'
import { createClient } from '../../../src/client/client.ts'
import { controlApp } from '../../../src/control/app.ts'
import { Bench } from '../../../src/lab/bench.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { defineCardVersion } from '../../../src/lab/cards/network-management-card/define-version.ts'
import { deviceState } from '../../../src/lab/device-state.ts'
import { readLabFile } from '../../../src/lab/lab-file/read.ts'
import { catalogueOf } from '../../../src/lab/plugins/catalogue.ts'
import { defineDefect } from '../../../src/lab/plugins/define-defect.ts'
import { defineModel } from '../../../src/lab/plugins/define-model.ts'
import { defineTrait } from '../../../src/lab/plugins/define-trait.ts'
import { loadPlugins } from '../../../src/lab/plugins/load.ts'
import { runVirtually } from '../../../src/lab/scenario/engine.ts'
import { parseScenario } from '../../../src/lab/scenario/read.ts'
import { checkSnapshot } from '../../../src/lab/snapshot/check-snapshot.ts'

const ignores = defineDefect({
  id: 'own-ignores-cancel',
  aliases: ['T-1'],
  title: 'a cancel is ignored',
  source: 'a ticket',
  affects: [{ line: 18, from: '09.5', to: '9.5' }],
  decides: () => ({ cancelWhileAsleep: () => 'ignore' }),
})
const model = defineModel({
  name: 'SMT1600X',
  like: 'SMT1500',
  watts: 1100,
  firmware: [
    {
      id: 1990,
      units: 'ours',
      versions: [{ from: '01.0', to: '01.4' }],
      known: ['01.4', '01.0'],
      modbusFrom: '01.2',
    },
  ],
})
const trait = defineTrait({
  trait: 'modbusMapId',
  where: { lines: [1990] },
  value: 'OURS',
  source: 'our lab',
})
const card = defineCardVersion({
  generation: 'nmc2',
  version: '7.2.4',
  source: 'our lab',
  traits: { profile: 'secure' },
  decides: { groupFlags: 7 },
})
const plugins = [ignores, model, trait, card]

describe('a bench with plug-ins', () => {
  test('has their models, lines, defects, traits and card versions', () => {
    const bench = new BenchCore({ plugins })
    const { ups } = bench.add('a', { model: 'smt1600x', firmware: '1.2', modbusTcp: '127.0.0.1:0' })
    expect([ups.model.watts, ups.firmware.lineId, ups.firmware.version]).toEqual([1100, 1990, '01.2'])
    expect(ups.traits.modbusMapId).toBe('OURS')
    expect(
      bench.add('b', { model: 'SMT1500', firmware: '09.5' }).ups.firmware.decidedBy('cancelWhileAsleep'),
    ).toBe('own-ignores-cancel')
    const switched = { version: '09.8', defects: { 'T-1': true } }
    expect(bench.add('c', { model: 'SMT1500', firmware: switched }).ups.firmware.defects).toContain(
      'own-ignores-cancel',
    )
    const { smartslot1 } = deviceState(
      bench.add('d', { model: 'SMT1500', smartslot1: { card: 'AP9631', firmware: '7.2.4' } }),
    )
    expect(smartslot1).toMatchObject({ card: 'AP9631', firmware: '7.2.4' })
  })

  test('keeps them to itself: another bench in the same process knows nothing of them', () => {
    const other = new BenchCore()
    expect(() => other.add('a', { model: 'SMT1600X' })).toThrow('no model "SMT1600X"')
    expect(other.add('b', { model: 'SMT1500', firmware: '09.5' }).ups.firmware.defects).not.toContain(
      'own-ignores-cancel',
    )
    expect(() => other.add('c', { model: 'SMT1500', firmware: { defects: { 'T-1': true } } })).toThrow(
      'no defect T-1',
    )
    expect(() =>
      other.add('d', { model: 'SMT1500', smartslot1: { card: 'AP9631', firmware: '7.2.4' } }),
    ).toThrow('card firmware "7.2.4" is not known')
    const own = new BenchCore({ plugins }).add('a', { model: 'SMT1500', firmware: '09.5' })
    expect(own.ups.firmware.defects).toContain('own-ignores-cancel')
  })

  test('flashes, updates, saves and restores with them, a snapshot from outside too', () => {
    const bench = new BenchCore({ plugins, seed: 1 })
    const { ups } = bench.add('a', { model: 'SMT1600X', firmware: '01.0' })
    const before = JSON.parse(JSON.stringify(bench.snapshot()))
    ups.settings.setUnit('modbusAddress', 9)
    bench.restore(checkSnapshot(bench, before))
    expect([ups.firmware.version, ups.firmware.known]).toEqual(['01.0', bench.catalogue])
    ups.update.start({ version: '01.4', via: 'usb' })
    bench.advance('1h')
    expect([ups.firmware.version, ups.firmware.known]).toEqual(['01.4', bench.catalogue])
  })

  test('shows them over HTTP, and takes them in units that are added', async () => {
    const bench = new BenchCore({ plugins })
    bench.add('a', { model: 'SMT1500', firmware: '09.8' })
    const app = controlApp({ bench, version: '0', security: { inProcess: true } })
    const client = createClient({ fetch: (url, init) => app.request(url, init) })
    expect((await client.listModels()).map((each) => each.model)).toContain('SMT1600X')
    expect((await client.listFirmware()).map(({ id }) => id)).toContain(1990)
    expect((await client.listDefects()).map(({ id }) => id)).toContain('own-ignores-cancel')
    const { versions, defects } = await client.getModel('SMT1600X')
    expect(versions.map((each) => [each.version, each.modbus])).toEqual([
      ['01.0', false],
      ['01.4', true],
    ])
    expect(defects.map(({ id }) => id)).toContain('own-ignores-cancel')
    const nmc2 = (await client.getCapabilities()).cards.find((each) => each.card === 'AP9631')
    expect(nmc2?.firmware).toContain('7.2.4')
    expect((await client.addDevice({ id: 'b', model: 'SMT1600X' })).firmware.id).toBe(1990)
    const flashed = await client.flash('a', { version: '09.5' })
    expect(flashed.firmware.defects).toContain('own-ignores-cancel')
    const scenario = { title: 'x', devices: { a: { model: 'SMT1600X' } }, steps: [{ wait: '1s' }] }
    expect((await client.runScenario({ scenario })).passed).toBe(true)
  })

  test('is one that scenarios and the matrix know as well', async () => {
    const scenario = parseScenario(
      '{ title: x, devices: { a: { model: SMT1600X } }, steps: [{ wait: 1s }] }',
      'x',
    )
    expect((await runVirtually(scenario, 'x', {}, { plugins })).passed).toBe(true)
    await expect(runVirtually(scenario, 'x')).rejects.toThrow('no model "SMT1600X"')
    const cells = cellsOf({ model: 'SMT1500', defect: 'own-ignores-cancel' }, '/tmp', catalogueOf(plugins))
    expect(cells.map(({ name, role }) => [name, role])).toEqual([
      ['SMT1500@09.5+AP9624', 'affected'],
      ['SMT1500@09.6+AP9624', 'fixed'],
    ])
    expect(() => cellsOf({ model: 'SMT1500', defect: 'own-ignores-cancel' }, '/tmp')).toThrow(
      'no defect own-ignores',
    )
  })
})

const DEFECT = { id: 'x', title: 't', source: 's', affects: [], decides: () => ({}) }

describe('what cannot be is refused when it is defined', () => {
  test.each<[object, RegExp]>([
    [{ ...DEFECT, id: 'A B' }, /^defineDefect A B: id: "A B".*small letters, digits and dashes/],
    [{ ...DEFECT, title: '' }, /title: "" is too short; at least 1 character/],
    [{ ...DEFECT, colour: 1 }, /colour is not known here; allowed: id, aliases, title/],
    [{ ...DEFECT, decides: 1 }, /decides: 1: a function is needed/],
    [
      { ...DEFECT, affects: [{ line: 18, from: 'soon' }] },
      /affects\.0\.from.*"soon" is not a firmware version/,
    ],
    [{ ...DEFECT, affects: [{ line: 18, from: '09.6', to: '09.5' }] }, /begins at 09\.6 and ends at 09\.5/],
    [{ ...DEFECT, affects: [{ line: 18, from: '09.5', fixedIn: '09.5' }] }, /no version is between/],
    [
      { ...DEFECT, affects: [{ line: 18, to: '09.5', fixedIn: '09.6' }] },
      /has fixedIn and to; allowed: one of them/,
    ],
    [{ ...DEFECT, options: { often: { value: 7, meaning: 'm' } } }, /options\.often\.value/],
    [
      { ...DEFECT, decides: () => ({ mood: () => 'bad' }) },
      /decides: mood is not known; allowed: slotShutdown/,
    ],
    [
      { ...DEFECT, decides: () => ({ cancelWhileAsleep: 'ignore' }) },
      /cancelWhileAsleep is string here; allowed: fun/,
    ],
    [{ ...DEFECT, decides: () => 7 }, /decides gives 7; allowed: an object of decisions/],
    [{ ...DEFECT, decides: () => nowhere() }, /decides throws: lost/],
  ])('a defect: %j', (given, why) => {
    expect(() => defineDefect(given as never)).toThrow(why)
  })

  test.each<[object, RegExp]>([
    [{ name: 'SMT1', like: 'SMT9999' }, /defineModel SMT1: like: no model "SMT9999"; close to it/],
    [{ name: 'SMT1' }, /family/],
    [{ name: 'smt 1', like: 'SMT1500' }, /name: "smt 1".*an order number/],
    [{ name: 'SMT1', like: 'SMT1500', watts: -1 }, /watts: -1 is too small; more than 0/],
    [{ name: 'SMT1', like: 'SMT1500', groups: ['MOG', 'MOG'] }, /a group is named twice/],
    [{ name: 'SMT1', like: 'SMT1500', lines: [7777] }, /lines: no firmware line 7777; there are: 3, 4,/],
    [{ name: 'SMT1', like: 'SMT1500', lines: [] }, /it has no firmware/],
    [
      {
        name: 'SMT1',
        like: 'SMT1500',
        firmware: [{ id: 18, units: 'u', versions: ['01.0'], known: ['01.0'] }],
      },
      /ID 18 is in the table already/,
    ],
    [
      {
        name: 'SMT1',
        like: 'SMT1500',
        firmware: [{ id: 1990, units: 'u', versions: ['01.0'], known: ['02.0'] }],
      },
      /known: 02\.0 is in none of its versions/,
    ],
  ])('a model: %j', (given, why) => {
    expect(() => defineModel(given as never)).toThrow(why)
  })

  test.each<[object, RegExp]>([
    [{ trait: 'mood', value: 1, source: 's' }, /defineTrait mood: trait: "mood" is not allowed; allowed: /],
    [
      { trait: 'startupSelfTest', value: 'yes', source: 's' },
      /startupSelfTest is string here; allowed: boolean/,
    ],
    [{ trait: 'avr', value: {}, source: 's' }, /avr is \{ {2}\} here; allowed: /],
    [{ trait: 'startupSelfTest', value: true }, /one of source and assumed is needed/],
    [{ trait: 'startupSelfTest', value: true, source: 's', where: { lines: 'all' } }, /where\.lines/],
  ])('a trait: %j', (given, why) => {
    expect(() => defineTrait(given as never)).toThrow(why)
  })

  test.each<[object, RegExp]>([
    [
      { generation: 'nmc4', version: '1.0.0', source: 's' },
      /generation: "nmc4" is not allowed; allowed: nmc1/,
    ],
    [{ generation: 'nmc2', version: '7.1.2', source: 's' }, /nmc2 has a version 7\.1\.2 already/],
    [{ generation: 'nmc3', version: '7.1.2', source: 's' }, /nmc3 has numbers of 4 parts/],
    [{ generation: 'nmc2', version: '7.2.9', source: 's', traits: { mood: 1 } }, /traits: mood is not known/],
    [
      { generation: 'nmc2', version: '7.2.9', source: 's', decides: { groupFlags: 'x' } },
      /groupFlags is string here/,
    ],
  ])('a card version: %j', (given, why) => {
    expect(() => defineCardVersion(given as never)).toThrow(why)
  })

  test('names that something else has, and what is no plug-in', () => {
    const twice = defineDefect({ ...DEFECT, id: 'id18-sleep-cancel' })
    expect(() => new BenchCore({ plugins: [twice] })).toThrow('there is a defect id18-sleep-cancel already')
    expect(() => new BenchCore({ plugins: [model, model] })).toThrow('there is a model SMT1600X already')
    const lost = defineDefect({ ...DEFECT, affects: [{ line: 1990 }] })
    expect(() => new BenchCore({ plugins: [lost] })).toThrow(
      'defect x: no firmware line 1990; there are: 3, 4,',
    )
    expect(() => new BenchCore({ plugins: [lost, model] })).not.toThrow()
    expect(() => new BenchCore({ plugins: [DEFECT as never] })).toThrow(
      /plugins\.0: .*allowed: values that defineDefect/,
    )
    expect(() => new BenchCore({ plugins: './ours.mjs' as never })).toThrow(
      'plugins: ./ours.mjs is not allowed',
    )
  })
})

function nowhere(): object {
  throw new Error('lost')
}

describe('modules', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'upslab-plugins-'))
    // What a define function gives is a plain value: a module may be of another copy of the program.
    const value = {
      plugin: 'defect',
      defect: { id: 'y', title: 't', source: 's', affects: [], options: {}, rows: [] },
    }
    writeFileSync(
      join(folder, 'good.mjs'),
      `export const one = ${JSON.stringify(value)}\none.defect.decides = () => ({})\nexport const helper = 1`,
    )
    writeFileSync(join(folder, 'empty.mjs'), 'export const helper = 1')
    writeFileSync(join(folder, 'broken.mjs'), 'throw new Error("lost")')
    writeFileSync(join(folder, 'lab.yaml'), 'plugins: [./good.mjs]\ndevices: { a: { model: SMT1500 } }\n')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const load = (...names: string[]) => loadPlugins(names.map((name) => join(folder, name)))

  test('give what they export; twice is once', async () => {
    expect((await load('good.mjs', 'good.mjs')).length).toBe(1)
    await expect(load('empty.mjs')).rejects.toThrow(
      /empty\.mjs exports nothing of use: helper; allowed: values that/,
    )
    await expect(load('broken.mjs')).rejects.toThrow(/broken\.mjs cannot be loaded: lost/)
    await expect(load('nowhere.mjs')).rejects.toThrow(/nowhere\.mjs cannot be loaded: /)
  })

  test('are named by a lab file beside itself, and run only when whoever starts the bench says so', async () => {
    const lab = readLabFile(join(folder, 'lab.yaml'))
    expect(lab.plugins).toEqual([join(folder, 'good.mjs')])
    expect(() => Bench.fromLab(lab)).toThrow(
      /names plug-ins .* which run only when you say so: Bench\.fromLab/,
    )
    const bench = Bench.fromLab(lab, { plugins: await loadPlugins(lab.plugins!) })
    expect(bench.catalogue.defects.at(-1)?.id).toBe('y')
    await bench.close()
  })
})
