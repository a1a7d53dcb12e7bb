import { describe, expect, test } from 'vitest'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import { cellsOf } from '../../src/cli/matrix-cells.ts'
import { affectedAndFixed, findDefect } from '../../src/matrix/firmware-of-defect.ts'

const names = (flags: Parameters<typeof cellsOf>[0]) => cellsOf(flags, '/tmp/ports').map(({ name }) => name)

describe('which cells a matrix has', () => {
  test('every combination, in the order typed, each once', () => {
    expect(names({ model: 'SMT1500,SMT1500RM2U', firmware: '09.3, 9.2,09.3', card: 'none,AP9624' })).toEqual([
      'SMT1500@09.3',
      'SMT1500@09.3+AP9624',
      'SMT1500@09.2',
      'SMT1500@09.2+AP9624',
      'SMT1500RM2U@09.3',
      'SMT1500RM2U@09.3+AP9624',
      'SMT1500RM2U@09.2',
      'SMT1500RM2U@09.2+AP9624',
    ])
  })

  test.each([
    ['9.3', ['SMT1500RM2U@09.3']],
    ['UPS 09.3 / ID=18', ['SMT1500RM2U@09.3']],
    ['UPS 09.3 (ID18)', ['SMT1500RM2U@09.3']],
    ['latest', ['SMT1500RM2U@15.1']],
    ['09.0..9.3', ['09.0', '09.2', '09.3'].map((version) => `SMT1500RM2U@${version}`)],
  ])('%s stands for %j', (firmware, wanted) => {
    expect(names({ firmware, card: 'none' })).toEqual(wanted)
  })

  test('all versions, those of several lines by their UPS ID', () => {
    const all = names({ model: 'SMT1500', firmware: 'all', card: 'none' })
    expect(all).toContain('SMT1500@07.1/4')
    expect(all).toContain('SMT1500@07.1/17')
    expect(all).toContain('SMT1500@09.3')
    expect(new Set(all).size).toBe(all.length)
  })

  test('models by a pattern', () => {
    expect(
      names({ model: 'SMT1500*I*,smt3000', firmware: 'latest', card: 'none' }).map(
        (name) => name.split('@')[0],
      ),
    ).toEqual(expect.arrayContaining(['SMT1500I', 'SMT1500RMI2U', 'SMT1500IC', 'SMT3000']))
  })

  test.each([
    [{ firmware: '09.0..' }, /--firmware 09\.0\.\. is not a range; write both ends/],
    [{ firmware: '01.0..02.0' }, /no version of SMT1500RM2U is in that range; there are: .*09\.3/],
    [{ firmware: '09.3 / ID=20' }, /SMT1500RM2U has no firmware of ID 20/],
    [{ model: 'XYZ*', firmware: '09.3' }, /--model XYZ\* fits none of: SMT750/],
    [{}, /--firmware is needed, or --defect/],
  ])('%j is refused', (flags, message) => {
    expect(() => names(flags)).toThrow(message)
  })

  test('a defect by any of its names, or only one side of it', () => {
    const both = ['SMT1500RM2U@09.2+AP9624', 'SMT1500RM2U@09.3+AP9624']
    expect(names({ defect: 'ie2-shutdown-override' })).toEqual(both)
    expect(names({ defect: 'FA233876' })).toEqual(both)
    expect(names({ defect: 'FA233876', firmware: 'fixed,15.0' })).toEqual([
      'SMT1500RM2U@09.3+AP9624',
      'SMT1500RM2U@15.0+AP9624',
    ])
  })

  test('a capability and a value by their rows, and a row that a wider defect makes', () => {
    expect(names({ model: 'SMX1500RM2U', defect: 'id20-modbus-added', card: 'none' })).toEqual([
      'SMX1500RM2U@09.9',
      'SMX1500RM2U@10.1',
    ])
    expect(names({ defect: 'ie2-shutdown-override-id18' })).toHaveLength(2)
  })

  test('all that a client can notice, each affected and fixed, the rare ones switched on', () => {
    const flags = { model: 'SMX1500RM2U', defect: 'all', client: 'nut-usbhid', card: 'none' } as const
    const cells = cellsOf(flags, '/tmp/ports')
    const found = cells.map(({ name }) => name)
    expect(found).toContain('SMX1500RM2U@09.2 id20-hid-shutdownrequested affected')
    expect(found).toContain('SMX1500RM2U@09.5 id20-hid-shutdownrequested fixed')
    // The panel alone shows this one.
    expect(found.some((name) => name.includes('id20-beep-pattern'))).toBe(false)
    const rare = cells.find(({ name }) => name.endsWith('id20-no-wake-from-sleep affected'))!
    expect(rare.lab.devices.ups0!.firmware).toMatchObject({
      defects: { 'id20-no-wake-from-sleep': { probability: 1 } },
    })
    expect(new Set(found).size).toBe(found.length)
  })

  test('versions of a card, on the newest unit when none is named', () => {
    expect(names({ model: 'SMT1500', card: 'AP9630,none', cardFirmware: '6.6.4,6.9.6' })).toEqual([
      'SMT1500@15.1+AP9630@6.6.4',
      'SMT1500@15.1+AP9630@6.9.6',
      'SMT1500@15.1',
    ])
  })

  test.each([
    [{ cardFirmware: '6.6.4' }, '--card-firmware needs --card: the firmware of which one?'],
    [{ card: 'AP9630', cardFirmware: '1.1' }, 'card firmware "1.1" is not known; known: 5.1.6'],
    [{}, '--firmware is needed, or --defect'],
    [{ firmware: 'affected' }, '--firmware affected needs --defect'],
    [{ firmware: '09.2,,09.3' }, '--firmware "09.2,,09.3": a part of the list is empty'],
    [{ firmware: '09.2', card: 'AP9999' }, '--card "AP9999" is not allowed; allowed: AP9624, AP9620, AP9617'],
    [{ firmware: '09.2', model: 'SMT9' }, 'SMT9'],
    [{ defect: 'ie3' }, 'no defect ie3; known: ie2-shutdown-override'],
    [{ defect: 'c-usb-pid-change' }, 'no version of SMT1500RM2U has c-usb-pid-change'],
    [
      { defect: 'ie2-shutdown-override', model: 'SRT3000XLA' },
      'no version of SRT3000XLA with a fix of ie2-shutdown-override is known; newest affected:',
    ],
  ])('%j is refused', (flags, said) => {
    expect(() => names(flags)).toThrow(said)
  })
})

test('affected and fixed are neighbours on one line, on the newest that has a fix', () => {
  const defect = findDefect('ie2-shutdown-override')
  for (const [model, line, affected, fixed] of [
    ['SMT1500RM2U', 18, '09.2', '09.3'],
    ['SMT1500', 18, '09.2', '09.3'],
    ['SMX1500RM2U', 20, '09.7', '09.8'],
    ['SMX3000RMLV2U', 23, '06.5', '06.6'],
  ] as const) {
    const pair = affectedAndFixed(findModel(model), defect)
    expect([pair.affected.line.id, pair.affected.version, pair.fixed?.version]).toEqual([
      line,
      affected,
      fixed,
    ])
  }
})
