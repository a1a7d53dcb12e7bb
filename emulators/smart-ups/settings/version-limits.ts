import type { Traits } from '../traits/index.ts'
import { SettingError } from './rules.ts'

/** Which trait limits a setting, by its name. */
const LIMITED_BY = {
  minimumReturnRuntime: 'mostReturnRuntime',
  shedRuntime: 'mostShedRuntime',
  lowRuntimeWarning: 'mostLowRuntimeWarning',
  transferHigh: 'mostTransferHigh',
} as const satisfies Record<string, keyof Traits>

/** The most that this version takes of a setting; undefined where the rating alone limits it. */
export function versionLimit(key: string, traits: Traits): number | undefined {
  const trait = Object.hasOwn(LIMITED_BY, key) ? LIMITED_BY[key as keyof typeof LIMITED_BY] : undefined
  return trait === undefined ? undefined : (traits[trait] ?? undefined)
}

/**
 * Refuses what the rating allows and this version does not take yet.
 *
 * @throws SettingError with the limit of the version
 */
export function checkVersionLimit(key: string, value: unknown, label: string, traits: () => Traits): void {
  if (key === 'displayLocked' && value === true && !traits().displayLockable)
    throw new SettingError(label, value, 'false: this firmware version does not lock its menus')
  const most = versionLimit(key, traits())
  if (most !== undefined && Number(value) > most)
    throw new SettingError(label, value, `at most ${most} on this firmware version`)
}
