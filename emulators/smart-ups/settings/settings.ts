import type { GroupName } from '../commands.ts'
import type { UpsModel } from '../models/model.ts'
import type { Traits } from '../traits/index.ts'
import { factoryGroupSettings, type GroupSettings, groupRules } from './group-settings.ts'
import { asRead, type Rule, SettingError } from './rules.ts'
import { factoryUnitSettings, type UnitSettings, unitRules } from './unit-settings.ts'
import { checkVersionLimit } from './version-limits.ts'

export interface SettingsData {
  readonly unit: UnitSettings
  readonly groups: { [K in GroupName]?: GroupSettings }
}

/** Names, languages and dates that a factory reset leaves alone (application note 176). */
const KEPT_BY_RESET = [
  'name',
  'batteryInstalledOn',
  'language',
  'outputVoltage',
  'frequencyTolerance',
] as const

/** Everything a person can set on a unit. One copy, whichever port or panel reads or writes it. */
export class Settings {
  readonly #model: UpsModel
  readonly #rules: ReturnType<typeof unitRules>
  readonly #traits: () => Traits
  readonly #changed: (name: string) => void
  readonly #mayChange: () => void
  #data: SettingsData

  /** @param mayChange throws where nothing may be changed any more */
  constructor(
    model: UpsModel,
    installedOn: number,
    traits: () => Traits,
    changed: (name: string) => void,
    mayChange: () => void = () => {},
  ) {
    this.#model = model
    this.#traits = traits
    this.#rules = unitRules(model)
    this.#changed = changed
    this.#mayChange = mayChange
    this.#data = {
      unit: factoryUnitSettings(model, traits(), installedOn),
      groups: factoryGroups(model, traits()),
    }
  }

  get unit(): Readonly<UnitSettings> {
    return this.#data.unit
  }

  /** Settings of a group; those of a group the unit lacks read as undefined. */
  group(name: GroupName): Readonly<GroupSettings> | undefined {
    return this.#data.groups[name]
  }

  /** Sets one value; throws SettingError when it is not allowed. */
  setUnit<K extends keyof UnitSettings>(key: K, value: UnitSettings[K]): void {
    this.#mayChange()
    checkVersionLimit(key, asRead(this.#rules[key], value), key, this.#traits)
    assign(this.#data.unit, this.#rules, key, value, key)
    this.#changed(key)
  }

  /** Sets one value of a group; throws SettingError when it is not allowed. */
  setGroup<K extends keyof GroupSettings>(name: GroupName, key: K, value: GroupSettings[K]): void {
    this.#mayChange()
    const group = ownGroup(this.#data, name)
    if (!group) throw new SettingError(`outlet group of ${key}`, name, this.#model.groups.join(', '))
    checkVersionLimit(key, asRead(groupRules[key], value), `${name}.${key}`, this.#traits)
    assign(group, groupRules, key, value, `${name}.${key}`)
    this.#changed(`${name}.${key}`)
  }

  /** What a setting of the unit accepts, in words. */
  allowed(key: keyof UnitSettings): string {
    return this.#rules[key].allowed
  }

  /** Ends of a setting of the unit that is a whole number. */
  range(key: keyof UnitSettings): { readonly min: number; readonly max: number } | undefined {
    return this.#rules[key].range
  }

  restoreFactory(): void {
    this.#mayChange()
    const before = this.#data
    const unit = factoryUnitSettings(this.#model, this.#traits(), before.unit.batteryInstalledOn)
    unit.sensitivity = this.#traits().sensitivityAfterReset
    for (const key of KEPT_BY_RESET) Object.assign(unit, { [key]: before.unit[key] })
    const groups = factoryGroups(this.#model, this.#traits())
    for (const name of this.#model.groups) groups[name]!.name = before.groups[name]!.name
    this.#data = { unit, groups }
    this.#changed('factory settings')
  }

  restoreNames(): void {
    this.#mayChange()
    this.#data.unit.name = this.#traits().unitName
    for (const group of this.#model.groups)
      this.#data.groups[group]!.name = factoryGroupSettings(this.#model, this.#traits(), group).name
    this.#changed('names')
  }

  /** A copy for snapshots and state files. */
  toJSON(): SettingsData {
    return structuredClone(this.#data)
  }

  /** Takes over saved values; unknown names and illegal values throw SettingError and change nothing. */
  load(saved: { unit?: object; groups?: object }): void {
    this.#mayChange()
    const next = this.toJSON()
    for (const [part, values] of entriesOf(saved, 'settings'))
      if (part !== 'unit' && part !== 'groups') throw new SettingError('settings', part, 'unit, groups')
      else if (values !== undefined) entriesOf(values, part)
    assignAll(next.unit, this.#rules, saved.unit ?? {}, '')
    for (const [name, values] of Object.entries(saved.groups ?? {})) {
      const group = ownGroup(next, name)
      if (!group) throw new SettingError('outlet group', name, this.#model.groups.join(', '))
      assignAll(group, groupRules, values as object, `${name}.`)
    }
    this.#data = next
    this.#changed('loaded settings')
  }
}

function factoryGroups(model: UpsModel, traits: Traits): SettingsData['groups'] {
  return Object.fromEntries(model.groups.map((name) => [name, factoryGroupSettings(model, traits, name)]))
}

/** A group of that name; what every object has by birth, such as `constructor`, is none. */
function ownGroup({ groups }: SettingsData, name: string): GroupSettings | undefined {
  return Object.hasOwn(groups, name) ? groups[name as GroupName] : undefined
}

function entriesOf(values: unknown, name: string): [string, unknown][] {
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return Object.entries(values)
  throw new SettingError(name, values, 'an object of settings by name')
}

function assign<T extends object, K extends keyof T>(
  target: T,
  rules: { readonly [P in keyof T]: Rule<T[P]> },
  key: K,
  given: unknown,
  label: string,
): void {
  const rule = Object.hasOwn(rules, key) ? (rules[key] as Rule<T[K]>) : undefined
  if (!rule) throw new SettingError('setting', label, Object.keys(rules).join(', '))
  const value = asRead(rule, given)
  if (!rule.accepts(value)) throw new SettingError(label, given, rule.allowed)
  target[key] = value
}

function assignAll<T extends object>(
  target: T,
  rules: { readonly [P in keyof T]: Rule<T[P]> },
  values: object,
  prefix: string,
): void {
  for (const [key, value] of entriesOf(values, prefix.replace(/\.$/, '') || 'unit'))
    assign(target, rules, key as keyof T, value, prefix + key)
}
