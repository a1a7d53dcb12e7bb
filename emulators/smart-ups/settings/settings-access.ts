import type { GroupName } from '../commands.ts'
import type { GroupSettings } from './group-settings.ts'
import type { SettingsData } from './settings.ts'
import type { UnitSettings } from './unit-settings.ts'

/** Everything a person can set on a unit. Each setter throws `SettingError` naming the value given and those allowed. */
export interface UnitSettingsAccess {
  readonly unit: Readonly<UnitSettings>
  /**
   * Settings of an outlet group; undefined where the unit has no such group.
   *
   * @example ups.settings.group('SOG0')?.turnOffDelay
   */
  group(name: GroupName): Readonly<GroupSettings> | undefined
  /**
   * Sets one setting of the unit.
   *
   * @example ups.settings.setUnit('lowRuntimeWarning', 300)
   */
  setUnit<K extends keyof UnitSettings>(key: K, value: UnitSettings[K]): void
  /**
   * Sets one setting of an outlet group.
   *
   * @example ups.settings.setGroup('SOG0', 'turnOffDelay', 30)
   */
  setGroup<K extends keyof GroupSettings>(name: GroupName, key: K, value: GroupSettings[K]): void
  /**
   * Sets several settings: all of them or, when one is not allowed, none.
   *
   * @example ups.settings.load({ unit: { audibleAlarm: false }, groups: { SOG0: { turnOffDelay: 30 } } })
   */
  load(saved: {
    unit?: Partial<UnitSettings>
    groups?: { readonly [K in GroupName]?: Partial<GroupSettings> }
  }): void
  /**
   * A copy of all settings.
   *
   * @example ups.settings.toJSON().unit.name
   */
  toJSON(): SettingsData
}
