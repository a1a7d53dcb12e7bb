import type { GroupSettings } from '../../../emulators/smart-ups/settings/group-settings.ts'
import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { daysOfHidDate, field, hidDate } from './fields.ts'
import type { LegacyState } from './legacy-state.ts'
import type { Field } from './report.ts'
import { reportingGroup } from './shutdown-usages.ts'

/** Return delays come in these steps on units that apcupsd knew: a value between is rounded up. */
const RETURN_DELAY_STEP = 60

/** Sets what a rule may refuse; false where it did. */
function tried(set: () => void): boolean {
  try {
    set()
  } catch (error) {
    if (error instanceof SettingError) return false
    throw error
  }
  return true
}

/** A numeric setting of the unit as it is. */
export const numberSetting = (usage: string, key: 'transferHigh' | 'transferLow'): Field =>
  field(
    usage,
    16,
    (ups) => ups.settings.unit[key],
    (ups, value) => tried(() => ups.settings.setUnit(key, value)),
  )

/** A setting that is one of a list; its place there is what goes over the wire. */
export function choiceSetting<K extends 'sensitivity' | 'selfTestSchedule'>(
  usage: string,
  key: K,
  values: readonly UnitSettings[K][],
): Field {
  return field(
    usage,
    8,
    (ups) => values.indexOf(ups.settings.unit[key]),
    (ups, value) => {
      const chosen = values[value]
      if (chosen === undefined) return false
      ups.settings.setUnit(key, chosen)
      return true
    },
  )
}

/** A delay in seconds that all groups share, since units of this generation switch everything together. */
const groupDelay = (usage: string, key: 'turnOffDelay' | 'turnOnDelay', step = 1): Field =>
  field(
    usage,
    16,
    (ups) => ups.settings.group(reportingGroup(ups).name)![key],
    (ups, value) => tried(() => setEverywhere(ups, key, Math.ceil(value / step) * step)),
  )

function setEverywhere<K extends keyof GroupSettings>(ups: SmartUps, key: K, value: GroupSettings[K]): void {
  for (const { name } of ups.outlets.groups) ups.settings.setGroup(name, key, value)
}

/** How long after the mains the output returns. */
export const returnDelay = groupDelay('APCDelayBeforeStartup', 'turnOnDelay', RETURN_DELAY_STEP)

/** The delay before a turn-off that names none; apcupsd shows it as DSHUTD. */
export const turnOffDelay = groupDelay('APCShutdownAfterDelay', 'turnOffDelay')

/** Charge that the battery must have before the output returns, percent. */
export const restartCharge: Field = field(
  'APCBattCapBeforeStartup',
  8,
  (ups) => ups.settings.unit.returnCharge,
  (ups, percent) => tried(() => ups.settings.setUnit('returnCharge', percent)),
)

/** Battery.ManufacturerDate: when the battery was put in. */
export const batteryDate: Field = field(
  'ManufacturerDate',
  16,
  (ups) => hidDate(ups.settings.unit.batteryInstalledOn),
  (ups, date) => {
    const days = daysOfHidDate(date)
    return days !== undefined && tried(() => ups.settings.setUnit('batteryInstalledOn', days))
  },
)

/** APCPanelTest: 1 lights and sounds everything for a moment, 0 ends it. */
export const panelTest: Field<LegacyState> = field(
  'APCPanelTest',
  8,
  (_, state) => state.panelTest,
  (ups, value, state) => {
    if (value > 2) return false
    if (value === 1) ups.panel.testAlarm('short')
    state.panelTest = value
    return true
  },
)
