import { GROUP_NAMES, type GroupName } from '../commands.ts'
import type { Confidence, Family, PanelId, Topology, UpsModel } from './model.ts'

type Volts = UpsModel['nominalVoltage']
type PerVolts<T> = T | { readonly [V in Volts]?: T }

/** One row of the model table: what its orderable names share. */
export interface ModelRow {
  /** Names by nominal voltage, separated by spaces. */
  readonly names: { readonly [V in Volts]?: string }
  readonly form: UpsModel['form']
  readonly va: PerVolts<number>
  readonly watts: PerVolts<number>
  /** Battery volts and cartridge. */
  readonly battery: readonly [volts: number, cartridge: string]
  /** Lead-acid where it is left out. */
  readonly chemistry?: UpsModel['battery']['chemistry']
  /** Minutes at half and full load. */
  readonly runtime: readonly [half: number, full: number]
  readonly groups: string
  readonly lines: PerVolts<readonly number[]>
  /** Default: that of the family. */
  readonly smartSlots?: UpsModel['smartSlots']
  readonly panel?: PanelId
  /** Confidence of power, battery, groups and runtime figures: `high medium low low`. */
  readonly evidence: `${Confidence} ${Confidence} ${Confidence} ${Confidence}`
  readonly assumed?: readonly string[]
}

/** What all rows of a family share. */
export interface FamilyTraits {
  readonly family: Family
  readonly topology: Topology
  readonly panel: PanelId
  readonly smartSlots: UpsModel['smartSlots']
  /** Default `microlink`. */
  readonly serial?: UpsModel['serial']
  /** The model string of a unit of so many volt-amperes and that order name (Modbus register 532). */
  readonly reported: (nominalVa: number, name: string) => string
  readonly assumed: readonly string[]
}

/** Frequency of the grids with that voltage; the unit follows its input anyway. */
const HERTZ: Readonly<Record<Volts, 50 | 60>> = {
  100: 50,
  120: 60,
  200: 60,
  208: 60,
  220: 50,
  230: 50,
  240: 50,
}

/** Spells out every orderable name of the rows. */
export function expand(traits: FamilyTraits, rows: readonly ModelRow[]): UpsModel[] {
  return rows.flatMap((row) =>
    Object.entries(row.names).flatMap(([volts, names]) =>
      names.split(' ').map((name) => model(traits, row, Number(volts) as Volts, name)),
    ),
  )
}

function model(traits: FamilyTraits, row: ModelRow, volts: Volts, name: string): UpsModel {
  const [power, battery, groups, runtime] = row.evidence.split(' ') as Confidence[]
  return {
    name,
    family: traits.family,
    form: row.form,
    topology: traits.topology,
    reportedName: traits.reported(nominalVa(name), name),
    nominalVoltage: volts,
    nominalFrequency: HERTZ[volts],
    voltAmperes: at(row.va, volts, name),
    watts: at(row.watts, volts, name),
    groups: groupNames(row.groups),
    battery: {
      nominalVoltage: row.battery[0],
      cartridge: row.battery[1],
      runtimeHalf: row.runtime[0],
      runtimeFull: row.runtime[1],
      ...(row.chemistry ? { chemistry: row.chemistry } : {}),
    },
    serial: traits.serial ?? 'microlink',
    smartSlots: row.smartSlots ?? traits.smartSlots,
    panel: row.panel ?? traits.panel,
    lines: at(row.lines, volts, name),
    evidence: { power: power!, battery: battery!, groups: groups!, runtime: runtime! },
    assumed: [...traits.assumed, ...(row.assumed ?? [])],
  }
}

/** Volt-amperes in an order name: 1500 of SMT1500, 5000 of SRT5K, 2200 of SRTL2K2. */
function nominalVa(name: string): number {
  const [, number = '0', kilo, tenths = '0'] = /(\d+)(?:(K)(\d)?)?/.exec(name) ?? []
  return kilo ? Number(number) * 1000 + Number(tenths) * 100 : Number(number)
}

function at<T extends number | readonly number[]>(value: PerVolts<T>, volts: Volts, name: string): T {
  if (typeof value === 'number' || Array.isArray(value)) return value as T
  const own = (value as { readonly [V in Volts]?: T })[volts]
  if (own === undefined)
    throw new Error(`model table: ${name} has a figure by voltage, but none for ${volts} V`)
  return own
}

function groupNames(text: string): GroupName[] {
  return text.split(' ').map((name) => {
    const group = GROUP_NAMES.find((known) => known === name)
    if (!group) throw new Error(`model table: ${name} is no outlet group; allowed: ${GROUP_NAMES.join(', ')}`)
    return group
  })
}
