import { type Limit, limitText } from './limits.ts'

/** A value that somebody gave is not one of those allowed; its class keeps it apart from a RangeError of the runtime. */
export class RefusedValueError extends RangeError {}

/** A value that somebody gave is of a type that is not allowed; its class keeps it apart from a TypeError of the runtime. */
export class RefusedTypeError extends TypeError {}

/** As much of a value as a message quotes. */
const LONGEST_QUOTE = 60

/** Any value as a message quotes it: JSON where it has one, and what it is where it has none. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'number' || typeof value === 'symbol' || typeof value === 'bigint')
    return String(value)
  if (typeof value === 'function') return 'a function'
  let text: string
  try {
    text = JSON.stringify(value) ?? 'an object'
  } catch {
    text = 'an object that contains itself'
  }
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 3)}...` : text
}

/** @throws TypeError when it is no number, RangeError when it is outside of the limit; both name value and limit */
export function checkNumber(name: string, value: unknown, limit: Limit): asserts value is number {
  const inside =
    typeof value === 'number' &&
    value >= limit.min &&
    value <= limit.max &&
    (!limit.whole || Number.isInteger(value))
  if (inside) return
  throw refused(name, value, limitText(limit), typeof value === 'number')
}

/** @throws TypeError naming the value given */
export function checkFlag(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw refused(name, value, 'true, false', false)
}

/** @throws TypeError when it is no text, RangeError when it is another one than those allowed */
export function checkChoice<T extends string>(
  name: string,
  value: unknown,
  allowed: readonly T[],
): asserts value is T {
  if (typeof value !== 'string' || !(allowed as readonly string[]).includes(value))
    throw refused(name, value, allowed.join(', ') || 'nothing', typeof value === 'string')
}

/** @throws TypeError when it is no text, or RangeError when it is an empty one */
export function checkText(name: string, value: unknown, allowed = 'text'): asserts value is string {
  if (typeof value !== 'string') throw refused(name, value, allowed, false)
  if (value.trim() === '') throw refused(name, value, `${allowed} that is not empty`, true)
}

/** @throws TypeError when it cannot be called */
export function checkCallback(name: string, value: unknown): void {
  if (typeof value !== 'function') throw refused(name, value, 'a function', false)
}

/**
 * Makes sure that a value was made by what makes such values, as its fields show.
 *
 * @throws TypeError naming the value given and where such a value comes from
 */
export function checkMade(
  name: string,
  value: unknown,
  fields: readonly string[],
  allowed: string,
): asserts value is object {
  const made = typeof value === 'object' && value !== null && fields.every((field) => field in value)
  if (!made) throw refused(name, value, allowed, false)
}

/**
 * The fields of an object that are given, once it is sure that it has no others than those allowed.
 *
 * @throws TypeError when it is no object, or none of its fields is given; RangeError when it has one that is not allowed
 */
export function givenFields(
  name: string,
  value: unknown,
  allowed: readonly string[],
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): readonly (readonly [string, unknown])[] {
  if (!isPlainObject(value)) throw refused(name, value, `an object of ${allowed.join(', ')}`, false)
  const given = Object.entries(value).filter(([, field]) => field !== undefined)
  const unknown = given.find(([key]) => !allowed.includes(key))
  if (unknown)
    throw new RefusedValueError(`${name}: ${unknown[0]} is not known; allowed: ${allowed.join(', ')}`)
  if (given.length === 0 && !mayBeEmpty)
    throw new RefusedTypeError(`${name}: nothing is given; allowed: ${allowed.join(', ')}`)
  return given
}

/** @throws TypeError naming the value given and those allowed */
export function refuseValue(name: string, value: unknown, allowed: string): never {
  throw refused(name, value, allowed, false)
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function refused(name: string, value: unknown, allowed: string, rightType: boolean): Error {
  const text = `${name}: ${valueText(value)} is not allowed; allowed: ${allowed}`
  return rightType ? new RefusedValueError(text) : new RefusedTypeError(text)
}
