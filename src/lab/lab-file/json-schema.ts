import { z } from 'zod'
import { labSchema } from './schema.ts'

/** The JSON Schema of lab files, for editors. */
export function labJsonSchema(): object {
  return z.toJSONSchema(labSchema, { io: 'input', unrepresentable: 'any' })
}
