import { describe, expect, test } from 'vitest'
import { InProcessHost } from '../../../emulators/usb-hid-emulator-lite/src/backends/in-process/host.ts'
import { BenchCore } from '../../../src/lab/bench-core.ts'
import { cloneFacts } from '../../../src/lab/clone/clone.ts'
import { factsOfFirmware, factsOfProduct } from '../../../src/lab/clone/facts.ts'
import { factsOfHidDevice } from '../../../src/lab/clone/from-hid.ts'
import { factsOfText } from '../../../src/lab/clone/from-text.ts'
import { dateOf } from '../../../src/lab/clone/named-values.ts'
import { deviceSchema } from '../../../src/lab/lab-file/schema.ts'
import { factsOfUevent } from '../../../src/ports/hidraw/sysfs.ts'
import { reportDescriptor5g } from '../../../src/protocols/hid-power-device/descriptor-5g.ts'
import { unitUsbDevice } from '../../../src/protocols/hid-power-device/usb-device.ts'
import { ManualLineClock } from '../../ports/manual-line-clock.ts'

const UPSC = `battery.charge: 96
battery.charge.restart: 15
battery.date: 2021/03/04
battery.runtime: 1500
battery.temperature: 29.5
battery.voltage.nominal: 24
device.model: Smart-UPS 1500
device.serial: AS1716230417
input.frequency: 60.0
input.sensitivity: medium
input.transfer.high: 131
input.transfer.low: 9
input.voltage: 118.5
outlet.group.1.delay.shutdown: 180
outlet.group.1.name: Hosts
ups.firmware: UPS 09.3 / ID=18
ups.load: 31.0
ups.mfr.date: 2017/04/20
ups.realpower.nominal: 1000
`

describe('text that tells of a unit', () => {
  test('upsc: what it says is what the clone is, and what a unit does not take is reported', () => {
    const clone = cloneFacts(factsOfText(UPSC))
    expect(clone.config).toMatchObject({
      ...{ model: 'SMT1500', firmware: { version: '09.3', id: 18 }, serial: 'AS1716230417' },
      ...{ manufactured: '2017-04-20', load: { SOG0: 310 }, input: { voltage: 118.5, frequency: 60 } },
      battery: { charge: 96, temperature: 29.5 },
      settings: {
        unit: { sensitivity: 'reduced', transferHigh: 131, batteryInstalledOn: dateOf('2021-03-04') },
        groups: { SOG0: { name: 'Hosts', turnOffDelay: 180 } },
      },
    })
    expect(clone.config.battery?.health).toBeLessThan(100)
    expect(clone.notes.join('\n')).toMatch(
      /the model is a guess from name Smart-UPS 1500, ID 18, 118\.5 V, confidence medium; as close: SMT1500RM2U/,
    )
    expect(clone.notes.join('\n')).toMatch(/left out: transferLow: .*9/)
    expect(clone.differences).toEqual([])
    expect(clone.compared).toBeGreaterThan(8)
  })

  test('apcaccess', () => {
    const status = `APC      : 001,044,1036
MODEL    : Smart-UPS 1500
STATUS   : ONLINE
LINEV    : 118.5 Volts
LOADPCT  : 31.0 Percent
BCHARGE  : 96.0 Percent
TIMELEFT : 20.0 Minutes
SENSE    : High
ITEMP    : 29.5 C
HITRANS  : 131.0 Volts
LOTRANS  : 100.0 Volts
SERIALNO : AS1716230417
BATTDATE : 2021-03-04
NOMPOWER : 1000 Watts
FIRMWARE : UPS 09.3 / ID=18
`
    const { config, differences } = cloneFacts(factsOfText(status))
    expect(config).toMatchObject({
      ...{ firmware: { version: '09.3', id: 18 }, input: { voltage: 118.5 } },
      settings: { unit: { transferHigh: 131, transferLow: 100 } },
    })
    expect(differences).toEqual([])
  })

  test('a debug log of usbhid-ups', () => {
    const log = `   0.046127\t[D2] - VendorID: 051d
   0.046130\t[D2] - ProductID: 0003
   0.046133\t[D2] - Manufacturer: American Power Conversion
   0.046136\t[D2] - Product: Smart-UPS X 1500 FW:UPS 15.0 / ID=20
   0.046139\t[D2] - Serial Number: AS1716230417
   0.281000\t[D1] Path: UPS.PowerSummary.RemainingCapacity, Type: Feature, ReportID: 0x0c, Offset: 0, Size: 8, Value: 90
   0.282000\t[D1] Path: UPS.PowerSummary.RemainingCapacity, Type: Input, ReportID: 0x0c, Offset: 0, Size: 8, Value: 91
   0.283000\t[D1] Path: UPS.PowerSummary.ConfigVoltage, Type: Feature, ReportID: 0x0a, Offset: 0, Size: 16, Value: 48.00
   0.284000\t[D1] Path: UPS.PowerSummary.ManufacturerDate, Type: Feature, ReportID: 0x09, Offset: 0, Size: 16, Value: 19112
`
    const facts = factsOfText(log)
    expect(facts).toMatchObject({
      ...{ kind: 'usbhid-log', reportedName: 'Smart-UPS X 1500', firmware: '15.0', lineId: 20 },
      ...{
        serial: 'AS1716230417',
        charge: 91,
        nominalBatteryVoltage: 48,
        manufacturedOn: dateOf('2017-05-08'),
      },
    })
    expect(cloneFacts(facts).config.model).toMatch(/^SMX1500/)
  })

  test('other text is refused, and so is too little', () => {
    expect(() => factsOfText('hello')).toThrow(
      /no dump that can be cloned from; known are upsc, usbhid-log, apcupsd/,
    )
    expect(() => cloneFacts(factsOfText('battery.charge: 50\nups.load: 3\n'))).toThrow(
      /which model it is \(nothing\)/,
    )
  })
})

describe('a unit of our own over USB', () => {
  test.each(['SMT1500RM2U', 'SUA1500'])('%s', (model) => {
    const bench = new BenchCore({ seed: 1 })
    const { ups } = bench.add(
      'ups0',
      deviceSchema.parse({
        ...{ model, serial: 'AS1716230417', usb: 'usbip', manufactured: '2017-04-20' },
        ...{ battery: { charge: 83 }, settings: { unit: { lowRuntimeWarning: 300 } } },
      }),
    )
    const context = { sync: () => {}, line: new ManualLineClock(), randomByte: () => 1 }
    const host = new InProcessHost(unitUsbDevice(ups, context).device)
    const { product, serial } = host.enumerate()
    const getFeature = (id: number, length: number) => {
      try {
        return host.controlIn({ requestType: 0xa1, request: 1, value: 0x0300 | id, index: 0, length })
      } catch {
        return undefined
      }
    }
    const descriptor = host.getInterfaceDescriptor(0x22, 0, 4096)
    const facts = factsOfHidDevice({ descriptor, product, serial, getFeature })
    expect(facts).toMatchObject({ charge: 83, serial: 'AS1716230417', runtime: ups.measurements.runtime })
    const clone = cloneFacts(facts, { model: ups.model })
    expect(clone.config).toMatchObject({ model, battery: { charge: 83 }, manufactured: '2017-04-20' })
    expect(clone.config.settings).toMatchObject({ unit: { lowRuntimeWarning: 300 } })
    // Both tell nothing of the load but the older ones, so that a default one may make the runtime another.
    expect(clone.differences.filter(({ name }) => name !== 'runtime')).toEqual([])
  })
})

test('a unit of the generation before is recognised by the SKU number in its firmware', () => {
  const { config, notes } = cloneFacts({ reportedName: 'Smart-UPS 1500', ...factsOfFirmware('653.18.D') })
  expect(config).toMatchObject({ model: 'SUA1500', firmware: { version: '18.0', id: 653 } })
  // What is printed, and what was left out, say nothing of units of today.
  expect(notes.join()).toMatch(/confidence high; next: SUA1500I, /)
})

test('a unit that gives no report at all is not cloned from its name', () => {
  const silent = {
    descriptor: reportDescriptor5g(),
    product: 'Smart-UPS 2200 FW:UPS 09.3 / ID=18',
    serial: 'AS1720000000',
    getFeature: () => undefined,
  }
  expect(() => factsOfHidDevice(silent)).toThrow(/gives none of its feature reports/)
})

test("reports that a real SMT2200 gave on mains (an ESP32 project's protocol notes)", () => {
  const hex: Readonly<Record<number, string>> = {
    9: '09a84a',
    10: '0ac012',
    11: '0b4a15',
    12: '0c64',
    13: '0db013',
    17: '110a',
    18: '12ffff',
    20: '1402',
  }
  const facts = factsOfHidDevice({
    descriptor: reportDescriptor5g(),
    product: 'Smart-UPS 2200 FW:UPS 09.3 / ID=18',
    serial: 'AS1720000000  ',
    getFeature: (id) => (hex[id] ? Buffer.from(hex[id], 'hex') : undefined),
  })
  expect(facts).toMatchObject({
    ...{ charge: 100, runtime: 5040, nominalBatteryVoltage: 48, manufacturedOn: dateOf('2017-05-08') },
    ...{ reportedName: 'Smart-UPS 2200', serial: 'AS1720000000', settings: { unit: { audibleAlarm: true } } },
  })
  const { config, notes } = cloneFacts(facts)
  expect(config).toMatchObject({ model: 'SMT2200', manufactured: '2017-05-08', battery: { charge: 100 } })
  expect(notes.join()).toMatch(
    /guess from name Smart-UPS 2200, ID 18, confidence medium; as close: SMT2200I, SMT2200RM2U/,
  )
})

describe('what strings hold', () => {
  test.each([
    ['Smart-UPS 1500 FW:UPS 09.3 / ID=18', 'Smart-UPS 1500', '09.3', 18],
    ['Smart-UPS_1500 FW:UPS 18.0 / ID=1027', 'Smart-UPS 1500', '18.0', 1027],
    ['American Power Conversion Smart-UPS SRT     FW:UPS 15.6 / ID=1025', 'Smart-UPS SRT', '15.6', 1025],
    ['Smart-UPS 1000 FW:652.13.I USB FW:7.3', 'Smart-UPS 1000', '13.0', 652],
    ['Smart-UPS 700 FW:50.9.D USB FW:1.2', 'Smart-UPS 700', '09.0', 50],
    ['Back-UPS RS 1000G', 'Back-UPS RS 1000G', undefined, undefined],
  ])('%s', (product, reportedName, firmware, lineId) => {
    const { reportedName: name, firmware: version, lineId: line } = factsOfProduct(product)
    expect({ name, version, line }).toEqual({ name: reportedName, version: firmware, line: lineId })
  })

  test('firmware by itself', () => {
    expect(factsOfFirmware('UPS 09.3')).toEqual({
      ...{ firmware: '09.3', lineId: undefined, firmwareText: 'UPS 09.3' },
    })
    expect(factsOfFirmware('112.1DL4.I')).toMatchObject({ firmware: '01.0', lineId: 112, letter: 'I' })
    expect(factsOfFirmware('18.093.D')).toMatchObject({ firmware: '09.3', lineId: 18, letter: 'D' })
    expect(factsOfFirmware('COM 03.8 / UPS.03.8')).toMatchObject({ firmware: '03.8' })
  })

  test('dates', () => {
    expect(dateOf('2000-01-11')).toBe(10)
    expect(dateOf('2000/01/11')).toBe(10)
    expect(dateOf('01/11/00')).toBe(10)
    expect(dateOf('soon')).toBeUndefined()
  })

  test("a kernel's uevent", () => {
    const uevent =
      'DRIVER=hid-generic\nHID_ID=0003:0000051D:00000003\nHID_NAME=American Power Conversion Smart-UPS 1500 FW:UPS 09.3 / ID=18\nHID_UNIQ=AS1\n'
    expect(factsOfUevent(uevent)).toEqual({
      name: 'American Power Conversion Smart-UPS 1500 FW:UPS 09.3 / ID=18',
      serial: 'AS1',
    })
  })
})
