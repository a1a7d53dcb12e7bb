import { outputVoltagesOf } from '../../../emulators/smart-ups/settings/output-voltages.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import type { SlotUnit } from '../../../emulators/smart-ups/slots/slot-card.ts'
import { type Delay, longest } from '../ups-link/eeprom.ts'
import { control } from './control.ts'
import { type CardInUnit, constant, scalars, ticks, type Writing } from './object.ts'
import { type Allowed, listOf, nearest } from './written-values.ts'

type Numbers = {
  [K in keyof UnitSettings]: UnitSettings[K] extends number ? K : never
}[keyof UnitSettings]

/** What a number of the unit may be: a list where it has one, else the ends of its range. */
function allowedFor(unit: SlotUnit, key: Numbers, letter: string): Allowed {
  if (key === 'outputVoltage') return { list: outputVoltagesOf(unit.model) }
  const listed = listOf(unit, letter)
  // The list of low-battery warnings is in minutes.
  if (listed && 'list' in listed && key === 'lowRuntimeWarning')
    return { list: listed.list.map((minutes) => minutes * 60) }
  return listed ?? unit.settings.range(key)!
}

/** Volts, percent or seconds of one setting of the unit, which takes the next value allowed. */
function unitNumber(key: Numbers, letter: string, direction: 'up' | 'down', perUnit = 1): Writing {
  return {
    refuses: (_at, value) => (Number(value) < 0 ? 'wrong-value' : undefined),
    apply: ({ unit }, value) => {
      const wanted = Math.ceil(Number(value) / perUnit)
      unit.settings.setUnit(key, nearest(wanted, allowedFor(unit, key, letter), direction))
    },
  }
}

const TICKS = 100
const ANY_DELAY: Allowed = { min: 0, max: 32_767 }

/** Seconds of every outlet group: they move together here, as on units without groups. */
function groupSeconds(key: Delay, letter?: string) {
  return [
    ({ unit }: CardInUnit) => ticks(longest(unit, key)),
    {
      apply: ({ unit }, value) => {
        const allowed = (letter && listOf(unit, letter)) || ANY_DELAY
        const seconds = nearest(Math.ceil(Number(value) / TICKS), allowed, 'up')
        for (const group of unit.model.groups) unit.settings.setGroup(group, key, seconds)
      },
    },
  ] as const satisfies readonly [unknown, Writing]
}

const ALARM = { timed: 1, atLowBattery: 2, never: 3, mute: 4 } as const

function alarm({ unit }: CardInUnit): number {
  const { audibleAlarm, alarmDelay } = unit.settings.unit
  if (!audibleAlarm || alarmDelay === 'never') return ALARM.never
  return alarmDelay === 'low-battery' ? ALARM.atLowBattery : ALARM.timed
}

function setAlarm({ unit, host }: CardInUnit, value: number): void {
  if (value === ALARM.mute) {
    host.muteAlarm()
    return
  }
  const delays: Readonly<Record<number, UnitSettings['alarmDelay']>> = {
    [ALARM.timed]: 'short',
    [ALARM.atLowBattery]: 'low-battery',
    [ALARM.never]: 'never',
  }
  unit.settings.setUnit('audibleAlarm', value !== ALARM.never)
  unit.settings.setUnit('alarmDelay', delays[value]!)
}

const LONG_ALARM_SECONDS = 30

const SENSITIVITY = { low: 2, reduced: 3, normal: 4 } as const
const AUTO = 1

function setSensitivity({ unit }: CardInUnit, value: number): void {
  const found = Object.entries(SENSITIVITY).find(([, number]) => number === value)
  if (found) unit.settings.setUnit('sensitivity', found[0] as UnitSettings['sensitivity'])
}

/** Sleep counts in steps of six minutes. */
const SLEEP_STEP = 360

/** What is set on the unit, by the one name each setting has on every other face too. */
export const SETTING_OBJECTS = scalars({
  upsAdvConfigRatedOutputVoltage: [
    ({ unit }) => unit.settings.unit.outputVoltage,
    unitNumber('outputVoltage', 'o', 'down'),
  ],
  upsAdvConfigHighTransferVolt: [
    ({ unit }) => unit.settings.unit.transferHigh,
    unitNumber('transferHigh', 'u', 'up'),
  ],
  upsAdvConfigLowTransferVolt: [
    ({ unit }) => unit.settings.unit.transferLow,
    unitNumber('transferLow', 'l', 'down'),
  ],
  upsAdvConfigAlarm: [alarm, { apply: (at, value) => setAlarm(at, Number(value)) }],
  upsAdvConfigAlarmTimer: [
    ({ unit }) => (unit.settings.unit.alarmDelay === 'long' ? ticks(LONG_ALARM_SECONDS) : 0),
    {
      apply: ({ unit }, value) =>
        unit.settings.setUnit('alarmDelay', Number(value) >= LONG_ALARM_SECONDS * TICKS ? 'long' : 'short'),
    },
  ],
  upsAdvConfigMinReturnCapacity: [
    ({ unit }) => unit.settings.unit.returnCharge,
    unitNumber('returnCharge', 'e', 'up'),
  ],
  upsAdvConfigSensitivity: [
    ({ unit }) =>
      unit.traits.upsLinkSensitivity === 'A' ? AUTO : SENSITIVITY[unit.settings.unit.sensitivity],
    {
      refuses: ({ unit }, value) =>
        Number(value) === AUTO || unit.traits.upsLinkSensitivity !== null ? 'wrong-value' : undefined,
      apply: (at, value) => setSensitivity(at, Number(value)),
    },
  ],
  upsAdvConfigLowBatteryRunTime: [
    ({ unit }) => ticks(unit.settings.unit.lowRuntimeWarning),
    unitNumber('lowRuntimeWarning', 'q', 'up', TICKS),
  ],
  upsAdvConfigLCDLockOut: [
    ({ unit }) => (unit.traits.displayLockable ? (unit.settings.unit.displayLocked ? 2 : 1) : undefined),
    { apply: ({ unit }, value) => unit.settings.setUnit('displayLocked', value === 2) },
  ],
  upsAdvConfigReturnDelay: groupSeconds('turnOnDelay', 'r'),
  upsAdvConfigShutoffDelay: groupSeconds('turnOffDelay', 'p'),
  upsAdvConfigUpsSleepTime: [
    ({ card }) => ticks(card.settings.sleepTime),
    {
      apply: ({ card }, value) => {
        const seconds = Number(value) / TICKS
        const steps = Math.round(seconds / SLEEP_STEP)
        card.settings.sleepTime = seconds > 0 ? Math.max(1, steps) * SLEEP_STEP : 0
      },
    },
  ],
  upsAdvConfigSetEEPROMDefaults: control({
    2: ({ unit }) => {
      unit.settings.restoreFactory()
      return true
    },
  }),
  upsAdvConfigBattExhaustThresh: constant(0),
  upsAdvConfigMaxShutdownTime: [
    ({ card }) => card.settings.maximumRequiredDelay,
    {
      refuses: (_at, value) => (Number(value) < 0 || Number(value) > 32_767 ? 'wrong-value' : undefined),
      apply: ({ card }, value) => {
        card.settings.maximumRequiredDelay = Number(value)
      },
    },
  ],
  upsAdvConfigMinReturnRuntime: groupSeconds('minimumReturnRuntime'),
})
