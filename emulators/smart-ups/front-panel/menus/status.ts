import { DAY, YEAR_2000 } from '../../../clock/clock.ts'
import { isoDate } from '../../../clock/iso-date.ts'
import { GROUP_NAMES } from '../../commands.ts'
import type { TestData } from '../../diagnostics/battery-test.ts'
import type { ShownText } from '../../firmware/circumstances.ts'
import { cartridgeName } from '../../power/cartridge.ts'
import type { SmartUps } from '../../smart-ups.ts'
import { WIDE_FROM } from '../../traits/lines.ts'
import type { Menu, Reading } from '../menu.ts'
import { runtimeText } from '../texts.ts'

const reading = (label: string, read: (ups: SmartUps) => string, advanced = false): Reading => ({
  kind: 'reading',
  label,
  read,
  advanced,
})

const fixed = (digits: number, unit: string, read: (ups: SmartUps) => number) => (ups: SmartUps) =>
  `${read(ups).toFixed(digits)} ${unit}`

export const statusMenu: Menu = {
  kind: 'menu',
  label: 'Status',
  entries: [
    reading('Efficiency', ({ measurements: { efficiency } }) =>
      typeof efficiency === 'number' ? `${efficiency.toFixed(0)} %` : efficiency.replaceAll('-', ' '),
    ),
    reading(
      'Load',
      fixed(0, '%', (ups) => ups.measurements.loadPercent),
    ),
    reading(
      'Power',
      fixed(0, 'W', (ups) => ups.power.watts),
    ),
    reading(
      'Apparent Power',
      fixed(0, 'VA', (ups) => ups.measurements.voltAmperes),
      true,
    ),
    reading(
      'Output',
      fixed(1, 'V', (ups) => ups.measurements.outputVoltage),
    ),
    reading(
      'Output',
      fixed(1, 'Hz', (ups) => ups.measurements.outputFrequency),
      true,
    ),
    reading(
      'Output',
      fixed(1, 'A', (ups) => ups.measurements.outputCurrent),
      true,
    ),
    reading(
      'Energy',
      fixed(1, 'kWh', (ups) => ups.measurements.energyWh / 1000),
      true,
    ),
    reading(
      'Battery',
      fixed(0, '%', (ups) => Math.floor(ups.measurements.charge)),
    ),
    reading('Runtime', (ups) => shown(ups, 'runtime', runtimeText(ups.measurements.runtime))),
    reading(
      'Input',
      fixed(1, 'V', (ups) => ups.power.data.input.voltage),
    ),
    reading(
      'Input',
      fixed(1, 'Hz', (ups) => ups.measurements.inputFrequency),
    ),
    reading('Self Test', (ups) => testText(ups.diagnostics.selfTest.data)),
    reading('Calibration', (ups) => testText(ups.diagnostics.calibration.data), true),
    reading(
      'Battery',
      fixed(1, 'V', (ups) => ups.battery.voltage),
      true,
    ),
    reading(
      'Temperature',
      fixed(1, 'C', (ups) => ups.measurements.batteryTemperature),
      true,
    ),
    reading('Temperature', (ups) => fahrenheit(ups), true),
    reading('Last Cause', (ups) => ups.power.data.cause.replaceAll('-', ' '), true),
    ...GROUP_NAMES.map(
      (name): Reading => ({
        ...reading(
          name === 'MOG' ? 'Main Outlets' : `Outlet Group ${Number(name.slice(3)) + 1}`,
          (ups) => (ups.outlets.isOn(name) ? 'On' : 'Off'),
          true,
        ),
        when: (ups) => ups.outlets.get(name) !== undefined,
      }),
    ),
  ],
}

/** The key that registers a unit with the vendor's service; what it looks like is ours. */
const productKey: Reading[] = [
  {
    ...reading('Product Key', (ups) => shown(ups, 'product-key', keyOf(ups.identity.serialNumber))),
    when: (ups) => ups.model.family === 'SMC' && ups.firmware.lineId >= WIDE_FROM,
  },
]

function keyOf(serial: string): string {
  return [...serial].map((character) => (character.charCodeAt(0) % 16).toString(16)).join('')
}

const smartSlot: Reading[] = [
  {
    ...reading('SmartSlot', (ups) => ups.firmware.decide.shownCard(ups.slots.cardName, ups.slots.cardBefore)),
    when: (ups) => ups.slots.names.length > 0,
  },
]

/** Numbers of the packs, nearest one first. */
function packIds({ battery, update }: SmartUps): string {
  const ids = Array.from({ length: battery.packs }, (_, index) => index + 1)
  return (update.data.packsReversed ? ids.reverse() : ids).join(' ')
}

export const aboutMenu: Menu = {
  kind: 'menu',
  label: 'About',
  entries: [
    reading('Model', (ups) => ups.model.reportedName),
    reading('Part Number', (ups) => ups.model.name),
    reading('Serial Number', (ups) => ups.identity.serialNumber),
    reading('Made On', (ups) => date(ups.identity.manufacturedOn)),
    reading('Battery', (ups) => cartridgeName(ups) ?? shown(ups, 'cartridge', 'unknown')),
    reading('Battery Inst.', (ups) => shown(ups, 'battery-date', date(ups.settings.unit.batteryInstalledOn))),
    reading('Ext. Packs', (ups) => shown(ups, 'external-packs', packsText(ups))),
    {
      ...reading('Pack IDs', packIds),
      when: (ups) => ups.battery.packs > 1,
    },
    ...productKey,
    ...smartSlot,
    reading('Replace By', (ups) => date(ups.replaceBatteryOn)),
    reading('UPS Firmware', (ups) => shown(ups, 'firmware', ups.firmware.reported)),
  ],
}

/** Packs by number, on some versions with the name of their cartridge. */
function packsText(ups: SmartUps): string {
  const { packs } = ups.battery
  return packs > 0 && ups.traits.packsNamed ? `${packs} x ${cartridgeName(ups) ?? 'unknown'}` : String(packs)
}

function fahrenheit(ups: SmartUps): string {
  return shown(ups, 'fahrenheit', `${(ups.measurements.batteryTemperature * 1.8 + 32).toFixed(1)} F`)
}

/** A text in the form that the firmware gives it. */
function shown({ firmware }: SmartUps, which: ShownText, text: string): string {
  return firmware.decide.shownText(which, text)
}

function testText({ phase, reason }: TestData): string {
  if (phase === 'none') return 'None'
  return reason ? `${phase}: ${reason.replaceAll('-', ' ')}` : phase
}

function date(days: number): string {
  return isoDate(YEAR_2000 + days * DAY)
}
