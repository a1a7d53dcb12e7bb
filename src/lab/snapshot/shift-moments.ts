import { z } from 'zod'
import { moment } from '../schemas/saved-parts.ts'
import type { BenchSnapshot } from './bench-snapshot.ts'
import { deviceSchema } from './schema/snapshot-schema.ts'

type SavedDevice = BenchSnapshot['devices'][string]

/** What a device remembers, as it would be had everything happened `ms` later; earlier where that is below 0. */
export function shiftMoments(saved: SavedDevice, ms: number): SavedDevice {
  return shifted(deviceSchema, saved, ms) as SavedDevice
}

/** The schema says which numbers are moments. */
function shifted(schema: unknown, value: unknown, ms: number): unknown {
  if (schema === moment) return Math.max(0, (value as number) + ms)
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional)
    return value === null || value === undefined ? value : shifted(schema.unwrap(), value, ms)
  if (schema instanceof z.ZodArray)
    return (value as readonly unknown[]).map((each) => shifted(schema.element, each, ms))
  if (schema instanceof z.ZodDiscriminatedUnion)
    return shifted(
      schema.options.find((option) => (option as z.ZodType).safeParse(value).success),
      value,
      ms,
    )
  if (schema instanceof z.ZodRecord)
    return Object.fromEntries(
      Object.entries(value as object).map(([name, each]) => [name, shifted(schema.valueType, each, ms)]),
    )
  if (!(schema instanceof z.ZodObject)) return value
  const fields = Object.entries(value as object)
  return Object.fromEntries(fields.map(([name, each]) => [name, shifted(schema.shape[name], each, ms)]))
}
