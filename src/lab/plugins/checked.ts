import { z } from 'zod'
import { mistakes, mistakeText } from '../lab-file/issues.ts'
import { PlugInError } from './plug-in.ts'

/** @throws PlugInError listing every mistake, each with the value given and those allowed */
export function checked<S extends z.ZodType>(call: string, schema: S, given: unknown): z.output<S> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const texts = mistakes(result.error, given).map((mistake) =>
    mistakeText(mistake, schema).replace(/^the file/, 'what is given'),
  )
  throw new PlugInError(`${call}: ${texts.join('; ')}`)
}

/** A line of text. */
export const line = z.string().trim().min(1).max(500)

/** Text of a version, made canonical. */
export function versionText(canonical: (text: string) => string) {
  return z.string().transform((text, context) => {
    try {
      return canonical(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
      return z.NEVER
    }
  })
}

/** A value that is called. */
export const callable = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  'a function is needed',
)

/** What kind of value it is, in words. */
function kindOfValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${[...new Set(value.map(kindOfValue))].join(', ') || 'nothing'}`
  if (typeof value !== 'object') return typeof value
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${kindOfValue(field)}`)
  return `{ ${fields.join(', ')} }`
}

/** Whether a value may stand where another one does: it is of the same kind, and so is all that is in it. */
function standsFor(value: unknown, other: unknown): boolean {
  if (value === null || other === null || typeof value !== typeof other) return value === other
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return true
  if (Array.isArray(value) || Array.isArray(other))
    return (
      Array.isArray(value) && Array.isArray(other) && value.every((each) => standsFor(each, other[0] ?? each))
    )
  const [fields, others] = [value as Record<string, unknown>, other as Record<string, unknown>]
  const names = Object.keys(others)
  return (
    Object.keys(fields).length === names.length &&
    names.every((name) => Object.hasOwn(fields, name) && standsFor(fields[name], others[name]))
  )
}

/**
 * Makes sure that every value is one that may stand under its name.
 *
 * @throws PlugInError naming the first that may not
 */
export function checkNames(
  call: string,
  given: object,
  known: Readonly<Record<string, readonly unknown[]>>,
): void {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name))
      throw new PlugInError(`${call}: ${name} is not known; allowed: ${Object.keys(known).join(', ')}`)
    if (known[name]!.some((other) => standsFor(value, other))) continue
    const kinds = [...new Set(known[name]!.map(kindOfValue))]
    throw new PlugInError(`${call}: ${name} is ${kindOfValue(value)} here; allowed: ${kinds.join(', ')}`)
  }
}
