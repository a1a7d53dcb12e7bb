import { describe, expect, test } from 'vitest'
import { hasVersion, resolveFirmware, versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { findModel, listModels } from '../../../emulators/smart-ups/models/catalogue.ts'

/** Every orderable name of the model table, spelled out by hand. */
const NAMES = `
SMT750 SMT750I SMT1000 SMT1000I SMT1500 SMT1500I SMT2200 SMT2200I SMT3000 SMT3000I
SMT750RM2U SMT750RMI2U SMT1000RM2U SMT1000RMI2U SMT1500RM2U SMT1500RMI2U SMT2200RM2U SMT2200RMI2U SMT3000RM2U
SMT3000RMI2U SMT1500RM1U SMT1500RMI1U SMT1200RMJ1U
SMT750C SMT750IC SMT1000C SMT1000IC SMT1500C SMT1500IC SMT2200C SMT2200IC SMT3000C SMT3000IC
SMT750RM2UC SMT750RMI2UC SMT1000RM2UC SMT1000RMI2UC SMT1500RM2UC SMT1500RMI2UC SMT2200RM2UC SMT2200RMI2UC
SMT3000RM2UC SMT3000RMI2UC SMT1500RM1UC
SMC1000 SMC1000I SMC1500 SMC1500I SMC2000I SMC3000I SMC1000C SMC1000IC SMC1500C SMC1500IC
SMX750 SMX750I SMX1000 SMX1000I SMX1500RM2U SMX1500RM2UNC SMX1500RMI2U SMX1500RMI2UNC
SMX750C SMX1000C SMX1500RM2UC SMX1500RM2UCNC SMX2000LV SMX2000RMLV2U SMX2200HV SMX2200RMHV2U SMX2200RMLV2U
SMX3000LV SMX3000LVNC SMX3000HV SMX3000HVNC SMX3000RMLV2U SMX3000RMLV2UNC SMX3000RMHV2U SMX3000RMHV2UNC
SRT1000XLA SRT1000RMXLA SRT1000XLI SRT1000RMXLI SRT1500XLA SRT1500RMXLA SRT1500XLI SRT1500RMXLI
SRT2200XLA SRT2200RMXLA SRT2200XLI SRT2200RMXLI SRT3000XLA SRT3000RMXLA SRT3000XLI SRT3000RMXLI
SRT5KXLT SRT5KRMXLT SRT5KXLI SRT5KRMXLI SRT6KXLT SRT6KRMXLT SRT6KXLI SRT6KRMXLI
SRT8KXLI SRT8KRMXLI SRT10KXLI SRT10KRMXLI SRT1000UXI-LI SRT1500UXI-LI SRT2200UXI-LI SRT3000UXI-LI
SMTL750RM2UC SMTL750RMI2UC SMTL1000RM2UC SMTL1000RMI2UC SMTL1500RM3UC SMTL1500RMI3UC SMTL2200RM2UC SMTL2200RMI2UC
SMTL3000RM2UC SMTL3000RMI2UC SCL400RMJ1U SCL500RM1UC SCL500RM1UNC SCL500RMI1UC SCL500RMI1UNC
SRTL2K2RM1UNC SRTL2K2RM1UINC SRTL3KRM1UNC SRTL3KRM1UINC SRTL2K2RM1UC SRTL2K2RM1UIC SRTL3KRM1UC SRTL3KRM1UIC
SRC5KUXI SRC6KUXI SRC10KUXI SMC1000-2UC SMC1000I-2UC SMC1500-2UC SMC1500I-2UC
SC420 SC420I SC450RM1U SC450RMI1U SC620 SC620I SC1000 SC1000I SC1500 SC1500I
SU600 SU600I SU900 SU900I SU1250 SU1250I SU2000I MX3000 MX3000I MX5000 MX5000I
SU420 SU420I SU620 SU620I SU700 SU700I SU1000 SU1000I SU1400 SU1400I SU2200 SU2200I SU2200RMXL3U SU2200RMXLI3U SU3000 SU3000I SU3000RM3U
SU3000RMI3U SU5000RMI5U SUA5000RMT5U SUA5000RMI5U SUA750XL SUA750XLI SUA1000XL SUA1000XLI SUA2200XL SUA2200XLI
SUA3000XL SUA3000XLI SUA2200RMXL3U SUA2200RMXLI3U SUA3000RMXL3U SUA3000RMXLI3U SUM1500RMXL2U SUM1500RMXLI2U
SUM3000RMXL2U SUM3000RMXLI2U
SUA750 SUA750I SUA1000 SUA1000I SUA1500 SUA1500I SUA2200 SUA2200I SUA3000 SUA3000I
SUA750RM2U SUA750RMI2U SUA1000RM2U SUA1000RMI2U SUA1500RM2U SUA1500RMI2U SUA2200RM2U SUA2200RMI2U SUA3000RM2U
SUA3000RMI2U
SURT1000XL SURT1000XLI SURT2000XL SURT2000XLI SURT3000XL SURT3000XLI SURT5000XLI SURT6000XLI SURT8000XLI
SURT10000XLI`
  .trim()
  .split(/\s+/)

test('every orderable name is there, and no other', () => {
  expect(
    listModels()
      .map((model) => model.name)
      .sort(),
  ).toEqual([...NAMES].sort())
})

test.each(NAMES)('%s has figures that make sense and firmware on each of its lines', (name) => {
  const model = findModel(name)
  expect(model.watts).toBeGreaterThan(0)
  expect(model.watts).toBeLessThanOrEqual(model.voltAmperes * 1.05)
  expect(model.battery.runtimeHalf).toBeGreaterThan(model.battery.runtimeFull)
  expect(model.groups.length).toBeGreaterThan(0)
  for (const id of model.lines) {
    const { line, version } = resolveFirmware(model, { id })
    expect(line.id).toBe(id)
    expect(hasVersion(line, version, model)).toBe(true)
    expect(new Firmware(line, version).reported).toMatch(
      model.serial === 'ups-link' ? /^(\d+\.\d+(DL4)?|\d[A-Z])$/ : /^UPS.?\d/,
    )
  }
})

test.each([
  ['SMT1500I', 230, 50],
  ['SMX3000HV', 230, 50],
  ['SRT5KXLT', 208, 60],
  ['SMT1200RMJ1U', 100, 50],
  ['smt1500', 120, 60],
])('%s is made for %i V and %i Hz', (name, volts, hertz) => {
  expect(findModel(name)).toMatchObject({ nominalVoltage: volts, nominalFrequency: hertz })
})

describe('choosing model and version picks the line', () => {
  test.each([
    ['SMT1500', '07.1', 17],
    ['SMT1500', '08.0', 18],
    ['SMT1500', '9.2', 18],
    ['SMT1500', 'UPS 09.3', 18],
    ['SMT1500RM2U', '06.5', 18],
    ['SMT1500RM1U', '09.7', 20],
    ['SMX1500RM2U', '09.8', 20],
    ['SMX3000RMLV2U', '06.5', 23],
    ['SMX3000RMLV2U', '08.1', 1003],
    ['SRT3000XLA', '15.6', 1025],
    ['SRT3000XLA', '05.3', 1010],
    ['SRT8KXLI', 'a05.2', 1014],
    ['SMT1500C', '06.0', 1027],
    ['SCL500RMI1UC', '02.3', 1036],
    ['SMT750I', '15.1', 18],
    ['SUA1000I', '652.13.I', 652],
    ['SUA1000I', '600.1.I', 600],
    ['SUA1000I', '652.42', 652],
    ['SUA1500', '601.3.D', 601],
    ['SUA1000RMI2U', '669.19.I', 669],
    ['SURT3000XLI', '450.17.W', 450],
    ['SU700', '50.14.D', 50],
    ['SU5000RMI5U', '112.1DL4.I', 112],
    ['SC1500I', '738.2.I', 738],
  ])('%s %s is ID %i', (name, version, id) => {
    expect(resolveFirmware(findModel(name), { version }).line.id).toBe(id)
  })

  test('an ID given by hand wins where several fit', () => {
    expect(resolveFirmware(findModel('SMT1500'), { version: '07.1', id: 4 }).line.id).toBe(4)
  })

  test.each([
    ['SMT1500RM2U', { version: '99.9' }, /no firmware 99\.9; possible: ID 18: 06\.5-09\.8, 15\.0/],
    ['SMT1500', { version: '06.5', id: 18 }, /this model from 08\.0/],
    ['SMT1500RM2U', { version: '12.0' }, /no firmware 12\.0/],
    ['SMT1500RM2U', { id: 20 }, /no firmware of ID 20; possible: ID 18/],
    ['SUA1000I', { version: '651.13.I' }, /its SKU number is 600 or 652, not 651/],
    ['SUA1000I', { version: '652.13.D' }, /its region letter is I, not D/],
    ['SURT3000XLI', { version: '450.17.I' }, /its region letter is W, not I/],
    [
      'SUA1000I',
      { version: 'UPS 09.3' },
      /no firmware UPS 09\.3; possible: SKU number 600: any revision, such as 600\.1\.I; SKU number 652.*652\.18\.I/,
    ],
    ['SMT1500', { version: '652.13.I' }, /"652\.13\.I" is not a firmware version/],
    ['SMT1500RM2U', { version: 'nine' }, /"nine" is not a firmware version.*09\.3/],
  ])('%s with %o is refused with the possible ones', (name, choice, message) => {
    expect(() => resolveFirmware(findModel(name), choice)).toThrow(message)
  })

  test('an unknown model is refused with those close to it', () => {
    expect(() => findModel('SMT1500RM3U')).toThrow(/no model "SMT1500RM3U"; close to it: .*SMT1500RM2U/)
  })
})

describe('Modbus by line and version', () => {
  test.each([
    ['SMT1500', '08.3', false],
    ['SMT1500', '09.0', true],
    ['SMX1500RM2U', '09.9', false],
    ['SMX1500RM2U', '10.1', true],
    ['SMX3000RMLV2U', '07.0', false],
    ['SMT1500C', '02.6', true],
    ['SRT1000XLA', '07.1', true],
    ['SMT1500', '07.1', false],
  ])('%s %s: %s', (name, version, expected) => {
    const { line } = resolveFirmware(findModel(name), { version })
    expect(new Firmware(line, version).hasModbus).toBe(expected)
  })
})

test('versions of a model are listed oldest first', () => {
  const listed = versionsOf(findModel('SMT1500')).map(({ line, version }) => `${line.id}:${version}`)
  expect(listed[0]).toBe('4:07.1')
  expect(listed.indexOf('18:08.0')).toBe(listed.indexOf('17:07.1') + 1)
  expect(listed.at(-1)).toBe('18:15.1')
})
