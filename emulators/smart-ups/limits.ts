import type { AcInput } from './power/ac-input.ts'

/** What a number may be. */
export interface Limit {
  readonly min: number
  readonly max: number
  /** Of the number, as messages say it. */
  readonly unit: string
  /** Whole numbers only. */
  readonly whole?: true
}

/** Longest time that a 32-bit register, signed, holds, seconds. Over Modbus nobody documents a shorter limit; assumed. */
export const LONGEST_TIMER = 2_147_483_647

/**
 * What can be set on a unit from outside, and within which bounds. The unit itself refuses everything else; lab file,
 * control API and scenarios take their bounds from here.
 */
export const LIMITS = {
  input: {
    voltage: { min: 0, max: 500, unit: 'V' },
    frequency: { min: 0, max: 100, unit: 'Hz' },
  } satisfies { [K in Exclude<keyof AcInput, 'distorted'>]: Limit },
  battery: {
    charge: { min: 0, max: 100, unit: '%' },
    temperature: { min: -40, max: 150, unit: 'degrees Celsius' },
    health: { min: 1, max: 100, unit: '%' },
    /** External packs; each model has a limit of its own below this one. */
    packs: { min: 0, max: 10, unit: 'packs', whole: true },
  },
  /** Watts of one outlet group. */
  load: { min: 0, max: 100_000, unit: 'W' },
  command: {
    /** How long a sleep keeps the output off. */
    seconds: { min: 1, max: LONGEST_TIMER, unit: 's', whole: true },
    offDelaySeconds: { min: 0, max: LONGEST_TIMER, unit: 's' },
    onDelaySeconds: { min: 0, max: LONGEST_TIMER, unit: 's' },
  },
  /** How long a key of the front panel is held. */
  keyHoldMs: { min: 0, max: 60_000, unit: 'ms', whole: true },
  /** How long the input must be good before the unit transfers back. */
  qualificationSeconds: { min: 0, max: 600, unit: 's' },
} as const satisfies Record<string, Limit | Readonly<Record<string, Limit>>>

/** A limit in words: `0 to 500 V`, `whole number from 1 to 100 s`. */
export function limitText({ min, max, unit, whole }: Limit): string {
  return `${whole ? 'a whole number from' : 'a number from'} ${min} to ${max} ${unit}`
}
