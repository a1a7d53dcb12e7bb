import type { GroupName } from '../commands.ts'
import type { FirmwareLine } from '../firmware/line.ts'

export const FAMILIES = [
  'SMT',
  'SMTL',
  'SMC',
  'SMX',
  'SRT',
  'SRTL',
  'SRC',
  'SCL',
  'SC',
  'MATRIX',
  'SU',
  'SUA',
  'SURT',
] as const
export type Family = (typeof FAMILIES)[number]
/** `line-interactive` units pass AC through an AVR; `double-conversion` units always run the inverter and have a bypass. */
export type Topology = 'line-interactive' | 'double-conversion'
export const PANELS = ['alpha', 'alpha-c', 'graphic', 'segment'] as const
export type PanelId = (typeof PANELS)[number]
export const FORMS = ['tower', '1U', '2U', '3U', '5U', 'rack/tower'] as const
export const VOLTS = [100, 120, 200, 208, 220, 230, 240] as const
export type Confidence = 'high' | 'medium' | 'low'

/** One orderable Smart-UPS. Watts, volts, minutes. */
export interface UpsModel {
  /** As ordered, for example `SMT1500RM2U`. */
  readonly name: string
  readonly family: Family
  readonly form: (typeof FORMS)[number]
  readonly topology: Topology
  /** The model string that protocols report (Modbus register 532), for example `Smart-UPS 1500`. */
  readonly reportedName: string
  /** Nominal output, volts. */
  readonly nominalVoltage: (typeof VOLTS)[number]
  /** Nominal output, hertz. */
  readonly nominalFrequency: 50 | 60
  /** Rated apparent power, volt-amperes. */
  readonly voltAmperes: number
  /** Rated real power, watts. */
  readonly watts: number
  readonly groups: readonly GroupName[]
  readonly battery: {
    readonly nominalVoltage: number
    /** Cartridge order number; empty where no source names it. */
    readonly cartridge: string
    /** Minutes at half and at full rated watts, from a full and healthy battery. */
    readonly runtimeHalf: number
    readonly runtimeFull: number
    /** Lead-acid where it is left out. */
    readonly chemistry?: 'lead-acid' | 'lithium-ion'
  }
  /** What the unit's own serial port speaks as shipped. */
  readonly serial: 'microlink' | 'ups-link'
  /** How many SmartSlots it has. */
  readonly smartSlots: 0 | 1 | 2
  readonly panel: PanelId
  /** Firmware lines (UPS IDs) this model was sold with, oldest hardware first. */
  readonly lines: readonly number[]
  /** Those of them that are in no table but the model's own. */
  readonly ownLines?: readonly FirmwareLine[]
  /** How sure the figures are, by column group of the model table. */
  readonly evidence: Readonly<Record<'power' | 'battery' | 'groups' | 'runtime', Confidence>>
  /** What is assumed, with the reason; shown to users. */
  readonly assumed: readonly string[]
}
