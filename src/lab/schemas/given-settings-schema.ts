import { z } from 'zod'
import { groupSettings, unitSettings } from './settings-schema.ts'

/** Settings by the names of a state, of any value: what each takes is for the unit to say. */
function anyOf(shape: Readonly<Record<string, unknown>>) {
  return z
    .strictObject(Object.fromEntries(Object.keys(shape).map((name) => [name, z.unknown().optional()])))
    .meta({ description: 'as in the settings of a unit; the unit itself says what each takes' })
}

/** Settings that somebody gives: some of those of the unit, some of those of its outlet groups. */
export const givenSettingsSchema = z
  .strictObject({
    unit: anyOf(unitSettings.shape),
    groups: z.record(z.string(), anyOf(groupSettings.shape)),
  })
  .partial()
