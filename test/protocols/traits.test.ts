import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../emulators/clock/virtual-clock.ts'
import { findLine, versionsOf } from '../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { listModels } from '../../emulators/smart-ups/models/catalogue.ts'
import { SmartUps } from '../../emulators/smart-ups/smart-ups.ts'
import { TRAITS } from '../../emulators/smart-ups/traits/index.ts'
import { isLegacy, usbIdentity } from '../../src/protocols/hid-power-device/identity.ts'
import { legacyIdentity } from '../../src/protocols/hid-power-device/legacy-identity.ts'
import { interfaceState, packReport } from '../../src/protocols/hid-power-device/report.ts'
import { REPORTS_5G } from '../../src/protocols/hid-power-device/reports-5g.ts'
import { MicrolinkEngine } from '../../src/protocols/microlink/engine.ts'
import { ModbusEngine } from '../../src/protocols/modbus/engine.ts'
import { UpsLinkSession } from '../../src/protocols/ups-link/session.ts'
import { read } from './modbus/requests.ts'

/** Every model on each version that a source names. */
const UNITS = listModels().flatMap((model) =>
  versionsOf(model).map(({ line, version }) => ({ model, line, version })),
)

function stand({ model, line, version }: (typeof UNITS)[number]): SmartUps {
  return new SmartUps({ clock: new VirtualClock(), model, firmware: new Firmware(line, version) })
}

function registers(ups: SmartUps): (address: number, length: number) => string {
  const engine = new ModbusEngine(ups)
  return (address, length) =>
    String.fromCharCode(...read(engine, address, length).flatMap((word) => [word >> 8, word & 0xff])).replace(
      /[ \0]+$/,
      '',
    )
}

function asked(ups: SmartUps): (letter: string) => string {
  const session = new UpsLinkSession(ups)
  session.receive(Buffer.from('Y'), 0)
  return (letter) =>
    session
      .receive(Buffer.from(letter, 'latin1'), 100)
      .map(({ bytes }) => Buffer.from(bytes).toString('latin1').trimEnd())
      .join()
}

describe('what a unit tells of itself is its traits, on every face', () => {
  test('Modbus', () => {
    for (const unit of UNITS) {
      const ups = stand(unit)
      const reported = registers(ups)
      expect([reported(2048, 2), reported(596, 8)], unit.model.name).toEqual([
        ups.traits.modbusMapId,
        ups.traits.unitName,
      ])
      if (ups.outlets.get('MOG')) expect(reported(604, 8)).toBe(ups.traits.mainGroupName)
    }
  })

  test('USB', () => {
    for (const unit of UNITS) {
      const ups = stand(unit)
      const { traits, identity } = ups
      const reported = isLegacy(ups) ? legacyIdentity(ups) : usbIdentity(ups)
      expect(reported.chemistry).toBe(traits.hidChemistry)
      expect(reported.product).toContain(ups.firmware.reported)
      expect(reported.serial.trimEnd()).toBe(identity.serialNumber)
      if (isLegacy(ups)) {
        expect(reported.product.endsWith(`${traits.skuLetter} USB FW:${traits.usbLegacyFirmware}`)).toBe(true)
        continue
      }
      expect(reported.serial.length).toBe(Math.max(identity.serialNumber.length, traits.usbSerialWidth))
      expect(reported.manufacturer).toBe(traits.usbManufacturer)
      const volts = REPORTS_5G.find(({ id }) => id === 0x0a)!
      const [, low = 0, high = 0] = packReport(volts, ups, interfaceState(ups, 'usb'))
      const nominal = traits.hidBatteryVolts ?? ups.model.battery.nominalVoltage
      expect((low + 256 * high) / 100).toBe(nominal)
      if (ups.firmware.decide.hidSwapsLimitAndAlarm()) continue
      const limit = REPORTS_5G.find(({ id }) => id === 0x08)!
      expect(packReport(limit, ups, interfaceState(ups, 'usb'))[1]).toBe(traits.lowRuntimeWarning)
    }
  })

  test('UPS-Link', () => {
    for (const unit of UNITS.filter(({ model }) => model.serial === 'ups-link')) {
      const ups = stand(unit)
      const { traits } = ups
      const ask = asked(ups)
      // Units before SKU numbers know fewer letters.
      const old = ups.firmware.line.oldCodes !== undefined
      expect(ask('b')).toBe(old ? 'NA' : `${ups.firmware.reported}.${traits.skuLetter}`)
      expect(ask('V')).toBe(`${old ? ups.firmware.reported : traits.upsLinkSize}${traits.skuLetter}`)
      const list = `${traits.upsLinkProtocol}.${traits.upsLinkListed}`
      expect(ask('a').startsWith(old ? 'NA' : list)).toBe(true)
      const warning = String(traits.lowRuntimeWarning / 60).padStart(2, '0')
      expect(ask('q')).toBe(traits.upsLinkListed.includes('q') ? warning : 'NA')
      expect(ask('B').split('.')[1]).toHaveLength(traits.upsLinkBatteryForm[1])
      for (const [letter, answer] of Object.entries(traits.upsLinkConstants))
        if (`${traits.upsLinkListed}${traits.upsLinkUnlisted}`.includes(letter))
          expect(ask(letter)).toBe(answer)
    }
  })

  test('Microlink', () => {
    for (const unit of UNITS.filter(({ model }) => model.serial === 'microlink')) {
      const ups = stand(unit)
      const { image } = new MicrolinkEngine(ups, { randomByte: () => 7 })
      expect(image.width).toBe(ups.traits.microlinkWidth)
      const warning = image.fields.find(({ path }) => path === '2:4.5.31')!.field
      expect(warning.default).toBe(ups.traits.lowRuntimeWarning)
    }
  })
})

test('flashing another version asks the table again; settings stay as they are', () => {
  const model = listModels().find(({ name }) => name === 'SMT1500')!
  const ups = stand({ model, line: findLine(1027), version: '16.0' })
  expect(ups.traits.lowRuntimeWarning).toBe(150)
  ups.flash(new Firmware(findLine(18), '09.3'))
  const reported = registers(ups)
  expect([reported(2048, 2), ups.traits.lowRuntimeWarning, ups.settings.unit.lowRuntimeWarning]).toEqual([
    '00.4',
    120,
    150,
  ])
  ups.flash(new Firmware(findLine(18), '09.4'))
  expect(reported(2048, 2)).toBe('00.5')
  ups.settings.restoreFactory()
  expect(ups.settings.unit.lowRuntimeWarning).toBe(120)
})

const root = fileURLToPath(new URL('../..', import.meta.url))

function protocolSources(): { file: string; lines: string[] }[] {
  return readdirSync(join(root, 'src/protocols'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      file: relative(root, path),
      lines: readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\/\/|\/\*|\*)| from '\./.test(line)),
    }))
}

/** What belongs into the table: names, versions, vendor numbers, and questions about family or line. */
const IDENTITY =
  /['"`][^'"`]*(?:smart-ups|american power|pbac|lion\b|apc ?ups|ups outlets|unswitched|\b(?:com|ubl|mbl|lcc) \d|\(c\) apcc|ups_iden)[^'"`]*['"`]|['"`](?:UPS )?\d\d\.\d['"`]|0x051d/i
const QUESTION = /\.family\b|\.form\b|lineId\s*(?:[<>]=?|[!=]==)\s*\w|\bname\.(?:startsWith|includes|match)/

test('no protocol has an identity of its own, or asks for a family or a line', () => {
  const sources = protocolSources()
  expect(sources.length).toBeGreaterThan(80)
  const found = sources.flatMap(({ file, lines }) =>
    lines
      .filter((line) => IDENTITY.test(line) || QUESTION.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

test('every trait is read by the unit or a protocol', () => {
  const sources = ['emulators/smart-ups', 'src/protocols'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.endsWith('traits'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  const unread = Object.keys(TRAITS).filter(
    (name) => !sources.some((text) => new RegExp(`\\b${name}\\b`).test(text)),
  )
  expect(unread).toEqual([])
})

test.each(["reported: 'Smart-UPS 1500'", "version: '09.3'", 'if (model.family === x)', 'lineId >= 1015'])(
  'the scan finds %s',
  (line) => {
    expect(IDENTITY.test(line) || QUESTION.test(line)).toBe(true)
  },
)
