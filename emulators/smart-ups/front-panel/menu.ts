import type { SmartUps } from '../smart-ups.ts'

/** Where and when an entry is shown. */
interface Entry {
  readonly label: string
  /** Shown only with the menu type set to Advanced. */
  readonly advanced?: boolean
  /** Shown only while this holds. */
  readonly when?: (ups: SmartUps) => boolean
  /** No source tells this; taken so for the reason given. */
  readonly assumed?: string
}

/** A list of further entries. */
export interface Menu extends Entry {
  readonly kind: 'menu'
  readonly entries: readonly MenuEntry[]
}

/** Something to read. */
export interface Reading extends Entry {
  readonly kind: 'reading'
  readonly read: (ups: SmartUps) => string
}

/** A setting with a few values; the first text of a pair is what the display shows. */
export interface Choice extends Entry {
  readonly kind: 'choice'
  readonly options: readonly (readonly [shown: string, value: string])[]
  readonly get: (ups: SmartUps) => string
  readonly set: (ups: SmartUps, value: string) => void
}

/** A setting with a number; up and down move it by `step`. */
export interface NumberEntry extends Entry {
  readonly kind: 'number'
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly get: (ups: SmartUps) => number
  readonly set: (ups: SmartUps, value: number) => void
}

/** Something to do, asked for once more first; the answer is what the display shows next. */
export interface ActionEntry extends Entry {
  readonly kind: 'action'
  readonly run: (ups: SmartUps) => string
}

export type MenuEntry = Menu | Reading | Choice | NumberEntry | ActionEntry

/** The entries of a menu that are shown now. */
export function visible(menu: Menu, ups: SmartUps): readonly MenuEntry[] {
  const advanced = ups.settings.unit.menuType === 'advanced'
  return menu.entries.filter((entry) => (advanced || !entry.advanced) && (entry.when?.(ups) ?? true))
}

/** What an entry shows behind its label in a list; empty where there is nothing. */
export function valueText(entry: MenuEntry, ups: SmartUps): string {
  if (entry.kind === 'reading') return entry.read(ups)
  if (entry.kind === 'number') return `${entry.get(ups)}${entry.unit ? ` ${entry.unit}` : ''}`
  if (entry.kind === 'choice') {
    const value = entry.get(ups)
    return entry.options.find(([, option]) => option === value)?.[0] ?? value
  }
  return ''
}

const ON_OFF = [
  ['Off', 'false'],
  ['On', 'true'],
] as const
const ENABLE = [
  ['Disable', 'false'],
  ['Enable', 'true'],
] as const

type UnitKey = Parameters<SmartUps['settings']['setUnit']>[0]

type More<E extends Entry> = Partial<Pick<E, 'advanced' | 'when' | 'assumed'>>

/** A choice among the values of a unit setting; `toValue` makes one of its text where it is no word. */
export function unitChoice(
  label: string,
  key: UnitKey,
  options: Choice['options'],
  more: More<Choice> = {},
  toValue: (text: string) => unknown = (text) => text,
): Choice {
  return {
    kind: 'choice',
    label,
    options,
    get: (ups) => String(ups.settings.unit[key]),
    set: (ups, text) => {
      if (ups.firmware.decide.menuTakesEffect(key)) ups.settings.setUnit(key, toValue(text) as never)
    },
    ...more,
  }
}

/** A unit setting that is on or off. */
export function unitSwitch(
  label: string,
  key: UnitKey,
  words: 'on-off' | 'enable',
  more: More<Choice> = {},
): Choice {
  return unitChoice(label, key, words === 'enable' ? ENABLE : ON_OFF, more, (text) => text === 'true')
}

/** A unit setting that is a number. */
export function unitNumber(
  label: string,
  key: UnitKey,
  range: Pick<NumberEntry, 'unit' | 'min' | 'max' | 'step'>,
  more: More<NumberEntry> = {},
): NumberEntry {
  return {
    kind: 'number',
    label,
    ...range,
    get: (ups) => Number(ups.settings.unit[key]),
    set: (ups, value) => ups.settings.setUnit(key, value as never),
    ...more,
  }
}
