/**
 * Units of report fields (HID 1.11, section 6.2.2.7): a system, and a power of each base unit in a signed nibble.
 */
export interface Unit {
  readonly system: UnitSystem
  readonly length: number
  readonly mass: number
  readonly time: number
  readonly temperature: number
  readonly current: number
  readonly luminousIntensity: number
}

export type UnitSystem =
  | 'none'
  | 'si-linear'
  | 'si-rotation'
  | 'english-linear'
  | 'english-rotation'
  | 'vendor'

const SYSTEMS: readonly UnitSystem[] = [
  'none',
  'si-linear',
  'si-rotation',
  'english-linear',
  'english-rotation',
]

export function decodeUnit(code: number): Unit {
  const power = (place: number) => {
    const nibble = Math.floor(code / 16 ** place) % 16
    return nibble > 7 ? nibble - 16 : nibble
  }
  return {
    system: SYSTEMS[code % 16] ?? 'vendor',
    length: power(1),
    mass: power(2),
    time: power(3),
    temperature: power(4),
    current: power(5),
    luminousIntensity: power(6),
  }
}

type Power = Exclude<keyof Unit, 'system'>
const POWERS: readonly Power[] = ['mass', 'length', 'time', 'temperature', 'current', 'luminousIntensity']
const SYMBOLS: Readonly<Partial<Record<UnitSystem, Readonly<Record<Power, string>>>>> = {
  'si-linear': symbols('cm', 'g', 'K'),
  'si-rotation': symbols('rad', 'g', 'K'),
  'english-linear': symbols('in', 'slug', '°F'),
  'english-rotation': symbols('deg', 'slug', '°F'),
}

function symbols(length: string, mass: string, temperature: string): Readonly<Record<Power, string>> {
  return { length, mass, time: 's', temperature, current: 'A', luminousIntensity: 'cd' }
}

/** For example `g·cm^2·s^-3·A^-1`; empty for no unit. */
export function describeUnit(code: number): string {
  const unit = decodeUnit(code)
  const names = SYMBOLS[unit.system]
  if (!names) return unit.system === 'none' ? '' : `vendor unit 0x${code.toString(16)}`
  return POWERS.filter((power) => unit[power] !== 0)
    .map((power) => (unit[power] === 1 ? names[power] : `${names[power]}^${unit[power]}`))
    .join('·')
}

/**
 * The power of ten between a field's SI linear unit (centimetres, grams) and the same in metres and kilograms: -7 for
 * volts and watts, 0 for seconds and kelvins. Add it to the field's exponent to read a value in SI units.
 *
 * @throws RangeError for the other systems, which no power of ten takes to SI
 */
export function siExponent(code: number): number {
  const { system, length, mass } = decodeUnit(code)
  if (system !== 'none' && system !== 'si-linear')
    throw new RangeError(
      `unit 0x${code.toString(16)} is of the system ${system}; allowed are none and si-linear`,
    )
  return 0 - 2 * length - 3 * mass
}
