import { z } from 'zod'
import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import { LANGUAGES, type UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import { groupName } from './name-schemas.ts'

const flag = z.boolean()
const seconds = z.number().meta({ description: 'seconds' })
const volts = z.number().meta({ description: 'volts' })

export const unitSettings = z
  .object({
    name: z.string(),
    batteryInstalledOn: z.number().meta({ description: 'days since 2000-01-01' }),
    selfTestSchedule: z.enum(['never', 'startup', '7-since', '14-since']),
    transferHigh: volts,
    transferLow: volts,
    sensitivity: z.enum(['normal', 'reduced', 'low']),
    lowRuntimeWarning: seconds,
    returnCharge: z.number().meta({ description: 'percent' }),
    alarmDelay: z.enum(['short', 'long', 'low-battery', 'never']),
    outputVoltage: volts,
    frequencyTolerance: z.enum(['auto', '50-0.1', '50-1', '50-3', '60-0.1', '60-1', '60-3']),
    audibleAlarm: flag,
    greenMode: flag,
    modbusEnabled: flag,
    modbusAddress: z.number(),
    modbusTcp: z.enum(['disable', 'read-only', 'read-write']),
    menuType: z.enum(['standard', 'advanced']),
    language: z.enum(LANGUAGES),
    backlight: z.enum(['always-on', 'auto-dim', 'auto-off']),
    powerQuality: z.enum(['good', 'fair', 'poor', 'custom']),
    siteWiring: z.enum(['disable', 'enable', 'acknowledge']),
    updateSerial: flag,
    updateUsb: flag,
    updateSmartSlot: flag,
    displayLocked: flag,
  } satisfies Record<keyof UnitSettings, z.ZodType>)
  .meta({ id: 'UnitSettings' })

export const groupSettings = z
  .object({
    name: z.string(),
    turnOffDelay: seconds,
    turnOnDelay: seconds,
    stayOffDelay: seconds,
    minimumReturnRuntime: seconds,
    shedWithDelay: flag,
    shedStaysOff: flag,
    shedOnBattery: flag,
    shedOnRuntime: flag,
    shedOnOverload: flag,
    shedTime: seconds,
    shedRuntime: seconds,
  } satisfies Record<keyof GroupSettings, z.ZodType>)
  .meta({ id: 'GroupSettings' })

/** Everything a person can set on a unit, as it is; what it takes is for the unit to say. */
export const settingsStateSchema = z
  .object({ unit: unitSettings, groups: z.partialRecord(groupName, groupSettings) })
  .meta({ id: 'Settings' })
