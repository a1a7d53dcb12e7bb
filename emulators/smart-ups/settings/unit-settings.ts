import type { UpsModel } from '../models/model.ts'
import type { Traits } from '../traits/index.ts'
import { outputVoltagesOf } from './output-voltages.ts'
import { choice, flag, integer, oneOf, type Rule, text } from './rules.ts'

/** Languages of the display, in the order of their bits. */
export const LANGUAGES = [
  'English',
  'French',
  'Italian',
  'German',
  'Spanish',
  'Portuguese',
  'Japanese',
  'Russian',
] as const

/** Settings of the unit as a whole. Delays and warnings in seconds, voltages in volts. */
export interface UnitSettings {
  /** Register 596. */
  name: string
  /** Register 595: days since 2000-01-01. */
  batteryInstalledOn: number
  /** Register 1024. */
  selfTestSchedule: 'never' | 'startup' | '7-since' | '14-since'
  /** Register 1026, upper acceptable output voltage. */
  transferHigh: number
  /** Register 1027, lower acceptable output voltage. */
  transferLow: number
  /** Register 1028. */
  sensitivity: 'normal' | 'reduced' | 'low'
  /** Runtime at or below which the battery counts as low. No Modbus register. */
  lowRuntimeWarning: number
  /** Charge that the battery must have before the output returns from a shutdown, percent (UPS-Link `e`). */
  returnCharge: number
  /** When the beeper starts on battery (UPS-Link `k`). */
  alarmDelay: 'short' | 'long' | 'low-battery' | 'never'
  /** Volts that the inverter makes (registers 592 and 644, UPS-Link `o`). */
  outputVoltage: number
  /** Register 593; double-conversion units only. */
  frequencyTolerance: 'auto' | '50-0.1' | '50-1' | '50-3' | '60-0.1' | '60-1' | '60-3'
  audibleAlarm: boolean
  greenMode: boolean
  /** What the menu says; whether Modbus really runs is for the firmware to decide. */
  modbusEnabled: boolean
  modbusAddress: number
  modbusTcp: 'disable' | 'read-only' | 'read-write'
  menuType: 'standard' | 'advanced'
  language: (typeof LANGUAGES)[number]
  backlight: 'always-on' | 'auto-dim' | 'auto-off'
  powerQuality: 'good' | 'fair' | 'poor' | 'custom'
  siteWiring: 'disable' | 'enable' | 'acknowledge'
  /** Whether firmware may be updated there; firmware without these settings takes it anywhere. */
  updateSerial: boolean
  updateUsb: boolean
  updateSmartSlot: boolean
  /** The display shows its status only, by order of a network management card (upsAdvConfigLCDLockOut). */
  displayLocked: boolean
}

/** 1990-01-01 in days since 2000-01-01: units of the UPS-Link generation hold dates of the century before. */
const DAY_1990 = -3652

type UnitRules = { readonly [K in keyof UnitSettings]: Rule<UnitSettings[K]> }

const RULES = new WeakMap<UpsModel, UnitRules>()

/** What each setting of a model accepts; its units share one copy, which would be half of an idle unit's memory. */
export function unitRules(model: UpsModel): UnitRules {
  const rules = RULES.get(model) ?? rulesOf(model)
  RULES.set(model, rules)
  return rules
}

function rulesOf(model: UpsModel): UnitRules {
  const volts = model.nominalVoltage
  return {
    name: text(16),
    batteryInstalledOn: integer(model.serial === 'ups-link' ? DAY_1990 : 0, 65534, 'days since 2000-01-01'),
    // The two schedules counted from start-up alone exist as register bits, but units refuse them (SMT 04.1, SRT 16.5).
    selfTestSchedule: choice('never', 'startup', '7-since', '14-since'),
    // Limits assumed: the widest that sources show for any voltage, as shares of the nominal one.
    transferHigh: integer(Math.ceil(volts * 1.02), Math.floor(volts * 1.2), 'V'),
    transferLow: integer(Math.ceil(volts * 0.7), Math.floor(volts * 0.98), 'V'),
    sensitivity: choice('normal', 'reduced', 'low'),
    lowRuntimeWarning: integer(0, 1800, 's'),
    returnCharge: integer(0, 100, '%'),
    alarmDelay: choice('short', 'long', 'low-battery', 'never'),
    outputVoltage: oneOf(outputVoltagesOf(model), 'V'),
    frequencyTolerance: choice('auto', '50-0.1', '50-1', '50-3', '60-0.1', '60-1', '60-3'),
    audibleAlarm: flag,
    greenMode: flag,
    modbusEnabled: flag,
    modbusAddress: integer(1, 223),
    modbusTcp: choice('disable', 'read-only', 'read-write'),
    menuType: choice('standard', 'advanced'),
    language: choice(...LANGUAGES),
    backlight: choice('always-on', 'auto-dim', 'auto-off'),
    powerQuality: choice('good', 'fair', 'poor', 'custom'),
    siteWiring: choice('disable', 'enable', 'acknowledge'),
    updateSerial: flag,
    updateUsb: flag,
    updateSmartSlot: flag,
    displayLocked: flag,
  }
}

/** Transfer points by nominal voltage: SMT dumps at 120 V, SRT manual above 200 V, SUA manual at 100 V (assumed to carry over). */
const TRANSFER_POINTS: Readonly<Record<UpsModel['nominalVoltage'], { high: number; low: number }>> = {
  100: { high: 108, low: 92 },
  120: { high: 127, low: 106 },
  200: { high: 212, low: 177 },
  208: { high: 220, low: 184 },
  220: { high: 242, low: 198 },
  230: { high: 253, low: 207 },
  240: { high: 264, low: 216 },
}

/** The first values of the EEPROM lists (SU420-class unit); an SURT1000XLI bears 161 V. */
function upsLinkPoints({ nominalVoltage, topology }: UpsModel): { high: number; low: number } {
  const { high, low } = TRANSFER_POINTS[nominalVoltage]
  if (nominalVoltage === 208) return { high: 229, low: 177 }
  if (nominalVoltage !== 230) return { high, low }
  return { high, low: topology === 'double-conversion' ? 161 : 208 }
}

/** The settings with the transfer points that were shipped. */
export function withShippedPoints(model: UpsModel, settings: Readonly<UnitSettings>): Readonly<UnitSettings> {
  const { high, low } =
    model.serial === 'ups-link' ? upsLinkPoints(model) : TRANSFER_POINTS[model.nominalVoltage]
  return { ...settings, transferHigh: high, transferLow: low }
}

/** Factory settings, for a battery installed on `installedOn` (days since 2000-01-01). */
export function factoryUnitSettings(model: UpsModel, traits: Traits, installedOn: number): UnitSettings {
  const volts = model.nominalVoltage
  const points = model.serial === 'ups-link' ? upsLinkPoints(model) : TRANSFER_POINTS[volts]
  return {
    name: traits.unitName,
    batteryInstalledOn: installedOn,
    selfTestSchedule: '14-since',
    transferHigh: points.high,
    transferLow: points.low,
    sensitivity: 'normal',
    lowRuntimeWarning: traits.lowRuntimeWarning,
    returnCharge: 0,
    alarmDelay: 'short',
    outputVoltage: volts,
    frequencyTolerance: 'auto',
    audibleAlarm: true,
    greenMode: model.topology === 'line-interactive',
    modbusEnabled: false,
    modbusAddress: 1,
    modbusTcp: 'disable',
    menuType: 'standard',
    language: 'English',
    backlight: 'auto-dim',
    powerQuality: 'good',
    siteWiring: 'acknowledge',
    updateSerial: true,
    updateUsb: true,
    updateSmartSlot: traits.updateBySmartSlotShipped,
    displayLocked: false,
  }
}
