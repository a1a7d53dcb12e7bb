import { SettingError } from '../../../emulators/smart-ups/settings/rules.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { type DeviceConfig, deviceSchema } from '../lab-file/schema.ts'
import { benchOf } from './profile.ts'

export interface Usable {
  readonly config: DeviceConfig
  /** What was left out, and what is allowed. */
  readonly notes: readonly string[]
}

/** What a device takes of a configuration, value by value; the rest is listed. */
export function usable(wanted: DeviceConfig): Usable {
  const notes: string[] = []
  const fit = withinSchema(wanted, notes)
  const { settings, battery, ...bare } = fit
  const { packs, ...plain } = battery ?? {}
  const config = { ...bare, ...(battery ? { battery: plain } : {}) } as DeviceConfig
  const ups = benchOf(config).device.ups
  const kept = acceptedSettings(settings, ups, notes)
  const withPacks = packs === undefined ? config : takesPacks(config, packs, notes)
  return { config: { ...withPacks, ...(kept ? { settings: kept } : {}) }, notes }
}

/** Fields that no lab file takes are taken out, one after the other. */
function withinSchema(wanted: DeviceConfig, notes: string[]): DeviceConfig {
  const config = structuredClone(wanted) as DeviceConfig
  for (let left = 50; left > 0; left--) {
    const { settings: _, ...unit } = config
    const issue = deviceSchema.safeParse(structuredClone(unit)).error?.issues[0]
    if (!issue) return config
    const holder = issue.path
      .slice(0, -1)
      .reduce<Record<string, unknown>>(
        (at, key) => at[String(key)] as Record<string, unknown>,
        config as Record<string, unknown>,
      )
    const last = String(issue.path.at(-1))
    notes.push(`left out: ${issue.path.join('.')} ${JSON.stringify(holder[last])}: ${issue.message}`)
    delete holder[last]
  }
  return config
}

function takesPacks(config: DeviceConfig, packs: number, notes: string[]): DeviceConfig {
  const withPacks = { ...config, battery: { ...config.battery, packs } }
  try {
    benchOf(withPacks)
    return withPacks
  } catch (error) {
    notes.push(`left out: battery.packs: ${(error as Error).message}`)
    return config
  }
}

/** Settings that such a unit takes, one by one; what it refuses is listed. */
function acceptedSettings(
  settings: DeviceConfig['settings'],
  ups: SmartUps,
  notes: string[],
): DeviceConfig['settings'] {
  const takes = (saved: { unit?: object; groups?: object }, what: string) => {
    try {
      ups.settings.load(saved)
      return true
    } catch (error) {
      if (!(error instanceof SettingError)) throw error
      notes.push(`left out: ${what}: ${error.message}`)
      return false
    }
  }
  const unit = Object.entries(settings?.unit ?? {}).filter(([key, value]) =>
    takes({ unit: { [key]: value } }, key),
  )
  const groups = Object.entries(settings?.groups ?? {}).map(([name, values]) => {
    const kept = Object.entries(values ?? {}).filter(([key, value]) =>
      takes({ groups: { [name]: { [key]: value } } }, `${name}.${key}`),
    )
    return [name, Object.fromEntries(kept)] as const
  })
  const some = groups.filter(([, values]) => Object.keys(values).length > 0)
  if (unit.length === 0 && some.length === 0) return undefined
  return {
    ...(unit.length > 0 ? { unit: Object.fromEntries(unit) } : {}),
    ...(some.length > 0 ? { groups: Object.fromEntries(some) } : {}),
  }
}
