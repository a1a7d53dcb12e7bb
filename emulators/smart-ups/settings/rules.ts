import { SECOND } from '../../clock/clock.ts'
import { durationText } from '../../clock/duration.ts'
import { valueText } from '../check-value.ts'

/** What a setting accepts: how to check a value, and how to say so. */
export interface Rule<T> {
  /** Words for error messages: `0 to 32767 s`. */
  readonly allowed: string
  accepts(value: unknown): value is T
  /** It is a time in seconds, which may be given as text such as `90s` or `10m`. */
  readonly isTime?: true
  /** Ends of a whole number, both allowed. */
  readonly range?: { readonly min: number; readonly max: number }
  /** All that it accepts, where that is a list. */
  readonly values?: readonly T[]
  /** The most characters of a text. */
  readonly longest?: number
}

/** A value as its rule reads it: times as text become seconds, everything else stays what it is. */
export function asRead(rule: Pick<Rule<unknown>, 'isTime'> | undefined, value: unknown): unknown {
  if (!rule?.isTime || typeof value !== 'string') return value
  const ms = durationText(value)
  return ms === undefined ? value : ms / SECOND
}

/** A setting was given a value it does not take. */
export class SettingError extends RangeError {
  readonly setting: string
  readonly given: unknown
  readonly allowed: string

  constructor(setting: string, given: unknown, allowed: string) {
    super(`${setting}: ${valueText(given)} is not allowed; allowed: ${allowed}`)
    this.name = 'SettingError'
    this.setting = setting
    this.given = given
    this.allowed = allowed
  }
}

export function integer(min: number, max: number, unit = ''): Rule<number> {
  return {
    allowed: `whole number from ${min} to ${max}${unit ? ` ${unit}` : ''}${unit === 's' ? ', or text such as 90s, 10m' : ''}`,
    range: { min, max },
    ...(unit === 's' ? { isTime: true as const } : {}),
    accepts: (value): value is number =>
      Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  }
}

export function choice<const T extends string>(...values: T[]): Rule<T> {
  return {
    allowed: values.join(', '),
    values,
    accepts: (value): value is T => (values as unknown[]).includes(value),
  }
}

/** One of a few numbers. */
export function oneOf(values: readonly number[], unit: string): Rule<number> {
  return {
    allowed: `${values.join(', ')} ${unit}`,
    values,
    accepts: (value): value is number => (values as readonly unknown[]).includes(value),
  }
}

export const flag: Rule<boolean> = {
  allowed: 'true, false',
  values: [true, false],
  accepts: (value): value is boolean => typeof value === 'boolean',
}

/** Printable ASCII up to `length` characters, as APC string registers hold it. */
export function text(length: number): Rule<string> {
  return {
    allowed: `up to ${length} printable ASCII characters`,
    longest: length,
    accepts: (value): value is string =>
      typeof value === 'string' && value.length <= length && /^[\x20-\x7e]*$/.test(value),
  }
}
