/** Nine public dumps of real units: what their identity and settings say, said by an emulated unit of that model and version. */
import { describe, expect, test } from 'vitest'
import { usbIdentity } from '../../src/protocols/hid-power-device/identity.ts'
import { legacyIdentity } from '../../src/protocols/hid-power-device/legacy-identity.ts'
import { interfaceState, packReport } from '../../src/protocols/hid-power-device/report.ts'
import { REPORTS_5G } from '../../src/protocols/hid-power-device/reports-5g.ts'
import { ModbusEngine } from '../../src/protocols/modbus/engine.ts'
import { UpsLinkSession } from '../../src/protocols/ups-link/session.ts'
import { unit } from '../support/unit.ts'
import { read } from './modbus/requests.ts'

/** What usbhid-ups makes of a unit with PowerSummary. */
function overUsb(model: string, version: string) {
  const { ups } = unit({ model, version })
  const { product, manufacturer, serial, chemistry } = usbIdentity(ups)
  const number = (id: number) =>
    packReport(REPORTS_5G.find((report) => report.id === id)!, ups, interfaceState(ups, 'usb'))
      .subarray(1)
      .reduce((sum, byte, at) => sum + byte * 256 ** at, 0)
  const [name, firmware] = product.split(' FW:')
  return {
    ...{ name, firmware, manufacturer, serial: serial.length, chemistry },
    ...{
      runtimeLow: number(0x08),
      batteryNominal: number(0x0a) / 100,
      warning: number(0x0f),
      low: number(0x11),
    },
  }
}

/** What an SU, SUA or SC says over its serial line, by letter. */
function overLine(model: string, version: string, prepare: (ups: ReturnType<typeof unit>['ups']) => void) {
  const { ups } = unit({ model, version })
  prepare(ups)
  const session = new UpsLinkSession(ups)
  session.receive(Buffer.from('Y'), 0)
  return (letters: string) =>
    [...letters].map((letter) =>
      session
        .receive(Buffer.from(letter, 'latin1'), 100)
        .map(({ bytes }) => Buffer.from(bytes).toString('latin1').trimEnd())
        .join(),
    )
}

describe('over USB', () => {
  test('an SCL500 at UPS 02.3 / ID=1030', () => {
    const { ups } = unit({ model: 'SCL500RMI1UC', version: '02.3' })
    expect(ups.model.lines).toContain(1030)
    expect(overUsb('SCL500RMI1UC', '02.3')).toMatchObject({
      ...{ name: 'Smart-UPS 500', manufacturer: 'American Power Conversion ', serial: 16, chemistry: 'LION' },
      ...{ runtimeLow: 120, batteryNominal: 12, warning: 50, low: 10 },
    })
  })

  test('an SMC1000IC at UPS 02.0 / ID=1061', () => {
    expect(overUsb('SMC1000IC', '02.0')).toMatchObject({
      ...{ name: 'Smart-UPS_1000', firmware: 'UPS 02.0 / ID=1061', chemistry: 'PbAc' },
      ...{ runtimeLow: 150, batteryNominal: 24, low: 10 },
    })
  })

  test('an SMT3000RMI2U at UPS 06.5 / ID=18', () => {
    expect(overUsb('SMT3000RMI2U', '06.5')).toMatchObject({
      ...{ name: 'Smart-UPS 3000', firmware: 'UPS 06.5 / ID=18', serial: 14 },
      ...{ runtimeLow: 120, batteryNominal: 24 },
    })
  })

  test('an SMX750 of the first hardware: COM 03.8 / UPS 03.8', () => {
    const { ups } = unit({ model: 'SMX750', version: '03.8' })
    expect(usbIdentity(ups).product).toBe('Smart-UPS X 750  FW:COM 03.8 / UPS 03.8')
  })

  test.each([
    ['SUA1000I', '652.18.I', '7.3', 'Smart-UPS 1000', 24],
    ['SUA1500', '601.3.D', '1.5', 'Smart-UPS 1500', 24],
    ['SUA1500RM2U', '617.3.D', '1.5', 'Smart-UPS 1500 RM', 24],
    ['SUA1000RMI2U', '669.19.I', '11.03', 'Smart-UPS 1000 RM', 24],
    ['SUA2200I', '654.19.I', '7.4', 'Smart-UPS 2200', 48],
  ])('an %s at %s with USB firmware %s', (model, firmware, aux, name, volts) => {
    const { ups } = unit({ model, version: firmware })
    expect(legacyIdentity(ups)).toMatchObject({ firmware, usbFirmware: aux, model: name })
    expect(ups.model.battery.nominalVoltage).toBe(volts)
    expect(ups.settings.unit.lowRuntimeWarning).toBe(120)
  })
})

describe('over the serial line', () => {
  test('an SU1400 at 70.11.I that trims', () => {
    const ask = overLine('SU1400I', '70.11.I', (ups) => {
      ups.settings.load({
        unit: { transferLow: 196, returnCharge: 15, alarmDelay: 'low-battery', batteryInstalledOn: 5795 },
        groups: { MOG: { turnOffDelay: 180 } },
      })
      ups.setHistory({ transfers: 210, lastTransfer: 'high-input-voltage', secondsOnBattery: 518 })
      ups.setInput({ voltage: 252.2, frequency: 50 })
      ups.setInput({ voltage: 248.3 })
      ups.setBattery({ temperature: 31.5 })
    })
    expect(ask('\u0001bLOQu')).toEqual(['SMART-UPS 1400', '70.11.I', '248.3', '219.7', '0A', '253'])
    expect(ask('lesrpqkGgCXE>')).toEqual([
      ...['196', '15', 'H', '000', '180', '02', 'L', 'H', '024', '031.5', 'NO', '336', '000'],
    ])
  })

  test('an SC1500 at 738.3.I', () => {
    const ask = overLine('SC1500I', '738.3.I', () => {})
    expect(ask('\u0001bulgoE')).toEqual(['Smart-UPS SC1500', '738.3.I', '253', '208', '024', '230', '336'])
  })

  test('an SU5000 RM at 112.1DL4.I', () => {
    const ask = overLine('SU5000RMI5U', '112.1DL4.I', (ups) =>
      ups.settings.load({ groups: { MOG: { turnOffDelay: 180, turnOnDelay: 60 } } }),
    )
    expect(ask('\u0001bgop9')).toEqual(['SMART-UPS 5000 RM DL4', '112.1DL4.I', '048', '230', '180', 'FF'])
  })
})

test('an SMT1500I at 15.0 over Modbus', () => {
  const { ups } = unit({ model: 'SMT1500I', version: '15.0' })
  ups.setLoad({ MOG: 0, SOG0: 78 })
  ups.setInput({ voltage: 239, frequency: 49.94 })
  const engine = new ModbusEngine(ups)
  const text = (address: number) =>
    String.fromCharCode(...read(engine, address, 8).flatMap((word) => [word >> 8, word & 0xff])).trimEnd()
  expect([text(596), text(604), text(612)]).toEqual(['APCUPS', 'UPS Outlets', 'Outlet Group 1'])
  expect(read(engine, 588, 3)).toEqual([1500, 1000, 3])
  // Efficiency: LoadTooLow. Self-test: passed, source internal.
  expect([read(engine, 154, 1), read(engine, 23, 1)]).toEqual([[0xfffe], [0x0104]])
  expect(read(engine, 142, 1)).toEqual([239 * 64])
  expect(read(engine, 1026, 2)).toEqual([253, 207])
})
