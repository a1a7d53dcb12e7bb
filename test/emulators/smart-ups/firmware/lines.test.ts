import { describe, expect, test } from 'vitest'
import { findLine, listLines, resolveFirmware } from '../../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../../emulators/smart-ups/firmware/firmware.ts'
import { canonicalVersion, compareVersions } from '../../../../emulators/smart-ups/firmware/version.ts'
import { findModel, listModels } from '../../../../emulators/smart-ups/models/catalogue.ts'
import { CatalogueError } from '../../../../emulators/smart-ups/models/catalogue-error.ts'

/** Sizes of units before SKU numbers, IDs of the vendor's version table, and SKU numbers of the UPS-Link generation, written out by hand. */
const IDS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 20, 21, 22, 23, 50, 60, 70, 80, 83, 90, 92, 112, 411, 416, 450, 451,
  452, 476, 477, 600, 601, 615, 616, 617, 618, 619, 651, 652, 653, 654, 655, 657, 669, 680, 681, 690, 691,
  715, 716, 734, 735, 736, 737, 738, 1000, 1001, 1002, 1003, 1005, 1006, 1007, 1010, 1011, 1013, 1014, 1015,
  1016, 1017, 1018, 1019, 1020, 1021, 1024, 1025, 1026, 1027, 1028, 1029, 1030, 1031, 1033, 1034, 1035, 1036,
  1037, 1039, 1040, 1041, 1043, 1044, 1045, 1046, 1047, 1048, 1049, 1050, 1051, 1052, 1057, 1058, 1059, 1060,
  1061, 1062, 1063, 1064, 5008,
]

/** Whether versions never go down, or never stay the same either. */
function ascending(versions: readonly string[], step: 0 | 1): boolean {
  return versions.every((version, i) => i === 0 || compareVersions(version, versions[i - 1]!) >= step)
}

test('every UPS ID is there, and no other', () => {
  expect(listLines().map((line) => line.id)).toEqual(IDS)
})

describe.each(listLines().map((line) => [line.id, line] as const))('ID %i', (_, line) => {
  const ends = line.ranges.flatMap(({ from, to }) => [from, to])
  const firsts = [line.modbusFrom, line.modbusTcpFrom, line.signedFrom, ...Object.values(line.firstFor ?? {})]
  const milestones = firsts.filter((version) => version !== undefined)

  test('versions are written canonically and in order', () => {
    for (const version of [...ends, ...line.known, ...milestones])
      expect(canonicalVersion(version)).toBe(version)
    expect(ascending(ends, 0)).toBe(true)
    expect(ascending(line.known, 1)).toBe(true)
    expect([line.first, line.last]).toEqual([ends[0], ends.at(-1)])
  })

  test('what sources name, and what begins at a version, lies in its ranges', () => {
    for (const version of [...line.known, ...milestones]) {
      const inside = line.ranges.some(({ from, to }) => ascending([from, version, to], 0))
      expect(inside, version).toBe(true)
    }
  })

  test('its own Modbus TCP server needs Modbus', () => {
    if (line.modbusTcpFrom) expect(ascending([line.modbusFrom ?? '99.9', line.modbusTcpFrom], 0)).toBe(true)
  })
})

describe('what begins at a version, from application note 176 and the release notes', () => {
  test.each([
    [4, undefined, undefined, undefined],
    [10, undefined, undefined, undefined],
    [11, undefined, undefined, undefined],
    [17, undefined, undefined, undefined],
    [18, '09.0', undefined, undefined],
    [20, '10.1', undefined, undefined],
    [23, '15.0', undefined, undefined],
    [1003, '15.0', undefined, undefined],
    [1015, '02.6', '04.1', '15.5'],
    [1018, '02.6', undefined, '15.5'],
    [1027, '06.0', '06.0', '16.5'],
    [1013, '02.9', undefined, undefined],
    [1020, '10.1', undefined, '15.5'],
    [1025, '07.3', undefined, '15.5'],
  ])('ID %i: Modbus %s, Modbus TCP %s, signed files %s', (id, modbus, tcp, signed) => {
    const line = findLine(id)
    expect([line.modbusFrom, line.modbusTcpFrom, line.signedFrom]).toEqual([modbus, tcp, signed])
  })

  test.each([
    [23, '07.0', false, false],
    [23, '15.0', true, false],
    [1015, '04.0', true, false],
    [1015, '04.1', true, true],
  ])('ID %i at %s: Modbus %s, Modbus TCP %s', (id, version, modbus, tcp) => {
    const firmware = new Firmware(findLine(id), version)
    expect([firmware.hasModbus, firmware.hasModbusTcp]).toEqual([modbus, tcp])
  })

  test('every SRT on the bench speaks Modbus in each of its versions', () => {
    const ids = new Set(
      listModels()
        .filter((model) => model.family === 'SRT')
        .flatMap((model) => model.lines),
    )
    for (const id of ids) expect(findLine(id).modbusFrom, `ID ${id}`).toBe(findLine(id).first)
  })
})

describe('a line may start later for units of some form or voltage', () => {
  test.each([
    ['SMT1500', 18, '07.9', false],
    ['SMT1500', 18, '08.0', true],
    ['SMT1500RM2U', 18, '07.9', true],
    ['SMT1500RM1UC', 1031, '03.0', false],
    ['SMT1500RM1UC', 1031, '03.1', true],
    ['SMX1500RM2UC', 1031, '02.0', true],
    ['SMC1500', 1000, '10.0', true],
    ['SMC1500I', 1000, '10.0', false],
    ['SRT1000XLA', 1019, '07.1', true],
    ['SRT1000XLI', 1019, '07.1', false],
    ['SRT1500XLI', 1019, '07.1', false],
    ['SMC1000I', 1000, '10.0', false],
    ['SRT1500XLA', 1043, '16.5', false],
  ])('%s on ID %i at %s: %s', (name, id, version, possible) => {
    const resolve = () => resolveFirmware(findModel(name), { version, id })
    if (possible) expect(resolve()).toEqual({ line: findLine(id), version })
    else expect(resolve).toThrow(CatalogueError)
  })
})

test('an unknown line is refused with those there are', () => {
  expect(() => findLine(19)).toThrow(
    /no firmware line 19; there are: 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 20/,
  )
})
