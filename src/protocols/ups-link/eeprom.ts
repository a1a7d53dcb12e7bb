import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { UnitSettings } from '../../../emulators/smart-ups/settings/unit-settings.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { decimal } from './format.ts'
import { type Locale, localeOf } from './locale.ts'
import type { UnitPort } from './unit-port.ts'

type Values = readonly string[]

/** A setting with a list of values, as the capability string gives it. */
export interface Eeprom {
  readonly letter: string
  /** Characters of each value. */
  readonly width: number
  /** The values, by locale where these differ. A value may stand twice, as units have it. */
  readonly values: Values | { readonly [L in Locale]: Values }
  /** What a unit says that offers nothing else, where it is such a unit; its list of values is empty. */
  readonly fixed?: (ups: Pick<SmartUps, 'traits'>) => string | null
  readonly read: (ups: SmartUps) => string
  /** Takes a value of the list. */
  readonly write: (ups: SmartUps, value: string) => void
}

/** Volts or seconds; what has more than three digits shows the largest. */
const threeDigits = (value: number) => decimal(value, 3, 0)
const SENSITIVITY = { H: 'normal', M: 'reduced', L: 'low' } as const
const ALARM_DELAY = { 0: 'short', T: 'long', L: 'low-battery', N: 'never' } as const
const SELF_TEST = { 336: '14-since', 168: '7-since', 'ON ': 'startup', OFF: 'never' } as const

/**
 * Settings by letter, in the order of an SU420-class unit's capability string, with its values. SUA units are known to
 * offer more low battery warnings; which, no source tells.
 */
export const EEPROM: readonly Eeprom[] = [
  {
    letter: 'u',
    width: 3,
    values: {
      D: ['127', '130', '133', '136'],
      A: ['108', '110', '112', '114'],
      I: ['253', '257', '261', '265'],
      M: ['229', '234', '239', '224'],
    },
    read: ({ settings }) => threeDigits(settings.unit.transferHigh),
    write: ({ settings }, value) => settings.setUnit('transferHigh', Number(value)),
  },
  {
    letter: 'l',
    width: 3,
    values: {
      D: ['106', '103', '100', '097'],
      A: ['092', '090', '088', '086'],
      I: ['208', '204', '200', '196'],
      M: ['177', '172', '168', '182'],
    },
    read: ({ settings }) => threeDigits(settings.unit.transferLow),
    write: ({ settings }, value) => settings.setUnit('transferLow', Number(value)),
  },
  {
    letter: 'e',
    width: 2,
    values: ['00', '15', '50', '90'],
    read: ({ settings }) => String(settings.unit.returnCharge).padStart(2, '0'),
    write: ({ settings }, value) => settings.setUnit('returnCharge', Number(value)),
  },
  {
    letter: 'o',
    width: 3,
    values: { D: ['115'], A: ['100'], I: ['230', '240', '220', '225'], M: ['208'] },
    // Units of 120 V call it 115.
    read: ({ model, settings }) =>
      model.nominalVoltage === 120 ? '115' : threeDigits(settings.unit.outputVoltage),
    write: ({ model, settings }, value) => {
      if (model.nominalVoltage >= 220) settings.setUnit('outputVoltage', Number(value))
    },
  },
  {
    letter: 's',
    width: 1,
    values: ['H', 'M', 'L', 'L'],
    fixed: ({ traits }) => traits.upsLinkSensitivity,
    read: ({ settings }) => keyOf(SENSITIVITY, settings.unit.sensitivity),
    write: ({ settings }, value) =>
      settings.setUnit('sensitivity', SENSITIVITY[value as keyof typeof SENSITIVITY]),
  },
  {
    letter: 'q',
    width: 2,
    values: ['02', '05', '07', '10'],
    read: ({ settings }) => String(Math.round(settings.unit.lowRuntimeWarning / 60)).padStart(2, '0'),
    write: ({ settings }, value) => settings.setUnit('lowRuntimeWarning', Number(value) * 60),
  },
  delay('p', 'turnOffDelay', ['020', '180', '300', '600']),
  {
    letter: 'k',
    width: 1,
    values: ['0', 'T', 'L', 'N'],
    read: ({ settings }) => (settings.unit.audibleAlarm ? keyOf(ALARM_DELAY, settings.unit.alarmDelay) : 'N'),
    write: ({ settings }, value) => {
      settings.setUnit('audibleAlarm', value !== 'N')
      settings.setUnit('alarmDelay', ALARM_DELAY[value as keyof typeof ALARM_DELAY])
    },
  },
  delay('r', 'turnOnDelay', ['000', '060', '180', '300']),
  {
    letter: 'E',
    width: 3,
    values: ['336', '168', 'ON ', 'OFF'],
    read: ({ settings }) => keyOf(SELF_TEST, settings.unit.selfTestSchedule),
    write: ({ settings }, value) =>
      settings.setUnit(
        'selfTestSchedule',
        SELF_TEST[value as keyof typeof SELF_TEST] as UnitSettings['selfTestSchedule'],
      ),
  },
]

/** The capability string that answers `^Z`: every setting with the values of every locale. */
export function capabilities(ups: SmartUps): string {
  const groups = EEPROM.map((setting) => group(setting, ups))
  return ups.traits.upsLinkMarkedGroups ? groups.map((text) => `##${text}`).join('') : `#${groups.join('')}`
}

/** What a setting reads. */
export function reads({ fixed, read }: Eeprom, ups: SmartUps): string {
  return fixed?.(ups) ?? read(ups)
}

/** The values of a setting on this unit. */
export function valuesFor({ fixed, values }: Eeprom, ups: Pick<SmartUps, 'model' | 'traits'>): Values {
  if ((fixed?.(ups) ?? null) !== null) return []
  return 'length' in values ? values : values[localeOf(ups.model)]
}

/**
 * `-` and `+`: goes one value on, or back; after the last comes the first again.
 *
 * @returns false when the unit does not take the value
 */
export function step(setting: Eeprom, { ups, memory }: UnitPort, by: 1 | -1): boolean {
  const values = valuesFor(setting, ups)
  if (values.length === 0) return false
  const current = setting.read(ups)
  const remembered = memory.places.get(setting.letter)
  const place =
    remembered !== undefined && values[remembered] === current ? remembered : values.indexOf(current)
  const next = (place + by + values.length) % values.length
  try {
    setting.write(ups, values[next]!)
  } catch (error) {
    if (error instanceof SettingError) return false
    throw error
  }
  memory.places.set(setting.letter, next)
  return true
}

/** Seconds that every outlet group has for itself. */
export type Delay = 'turnOffDelay' | 'turnOnDelay' | 'minimumReturnRuntime'

/** The most of them that a group has. */
export function longest({ model, settings }: Pick<SmartUps, 'model' | 'settings'>, setting: Delay): number {
  return Math.max(...model.groups.map((name) => settings.group(name)![setting]))
}

function delay(letter: string, setting: Delay, values: Values): Eeprom {
  return {
    letter,
    width: 3,
    values,
    // Groups move together here: the unit is off, or on, when the slowest is.
    read: (ups) => threeDigits(longest(ups, setting)),
    write: ({ model, settings }, value) => {
      for (const name of model.groups) settings.setGroup(name, setting, Number(value))
    },
  }
}

/** Counts with no values after them are a slash, the character below 0: SURT units have such an entry. */
function group({ letter, width, values, fixed }: Eeprom, ups: SmartUps): string {
  const only = fixed?.(ups) ?? null
  if (only !== null) return `${letter}4/${only.length}`
  const lists: [string, Values][] = 'length' in values ? [['4', values]] : Object.entries(values)
  return lists.map(([locale, list]) => `${letter}${locale}${list.length}${width}${list.join('')}`).join('')
}

function keyOf(table: Readonly<Record<string, string>>, value: string): string {
  return Object.entries(table).find(([, meaning]) => meaning === value)![0]
}
