import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import type { Carried, Face, Key, Value } from './face.ts'

/** The settings themselves, which the library, lab files and the control API set and show. */
export function libraryFace(ups: SmartUps): Face {
  const { settings } = ups
  const tried = (set: () => void) => {
    try {
      set()
      return 'taken' as const
    } catch (error) {
      if (error instanceof SettingError) return 'refused' as const
      throw error
    }
  }
  const carries = new Map<Key, Carried>()
  for (const key of Object.keys(settings.unit) as (keyof typeof settings.unit)[])
    carries.set(key, {
      shown: () => settings.unit[key],
      shows: (value) => value,
      write: (value) => tried(() => settings.setUnit(key, value as never)),
    })
  for (const { name } of ups.outlets.groups)
    for (const key of Object.keys(settings.group(name)!) as 'turnOffDelay'[])
      carries.set(`${name}.${key}`, {
        shown: () => settings.group(name)![key],
        shows: (value: Value) => value,
        write: (value) => tried(() => settings.setGroup(name, key, value as never)),
      })
  return { name: 'library', carries }
}
