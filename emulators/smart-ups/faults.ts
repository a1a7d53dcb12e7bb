/** Alarm bits by word; the index of a name is its bit (Modbus registers 19, 20, 22) and its number on the LCD. */
export const FAULT_BITS = {
  /** GeneralError, register 19, `D.nn` on the LCD. */
  general: [
    'site-wiring',
    'eeprom',
    'ad-converter',
    'logic-power-supply',
    'internal-communication',
    'ui-button',
    'needs-factory-setup',
    'epo-active',
    'firmware-mismatch',
    'oscillator',
    'measurement-mismatch',
    'subsystem',
    'logic-power-supply-relay',
    'network-warning',
    'input-contact-output-relay',
    'air-filter-warning',
  ],
  /** PowerSystemError, registers 20 and 21, `P.nn` on the LCD. */
  power: [
    'output-overload',
    'output-short-circuit',
    'output-overvoltage',
    'transformer-dc-imbalance',
    'overtemperature',
    'backfeed-relay',
    'avr-relay',
    'pfc-input-relay',
    'output-relay',
    'bypass-relay',
    'fan',
    'pfc',
    'dc-bus-overvoltage',
    'inverter',
    'over-current',
    'bypass-pfc-relay',
    'bus-soft-start',
    'green-relay',
    'dc-output',
    'dc-bus-converter',
    'sensor',
  ],
  /** BatterySystemError, register 22, `B.nn` on the LCD. */
  battery: [
    'disconnected',
    'overvoltage',
    'needs-replacement',
    'overtemperature-critical',
    'charger',
    'temperature-sensor',
    'battery-bus-soft-start',
    'overtemperature-warning',
    'general-error',
    'communication',
    'disconnected-frame',
    'battery-firmware-mismatch',
    'voltage-sense-error',
    'incompatible-pack',
  ],
} as const

export type FaultWord = keyof typeof FAULT_BITS
export type Fault = (typeof FAULT_BITS)[FaultWord][number]

const LCD_LETTER: Readonly<Record<FaultWord, string>> = { general: 'D', power: 'P', battery: 'B' }

export interface FaultPlace {
  readonly word: FaultWord
  readonly bit: number
  /** As the LCD shows it: `P.05`. */
  readonly code: string
}

export const FAULTS: ReadonlyMap<Fault, FaultPlace> = new Map(
  (Object.keys(FAULT_BITS) as FaultWord[]).flatMap((word) =>
    FAULT_BITS[word].map((name, bit): [Fault, FaultPlace] => [
      name,
      { word, bit, code: `${LCD_LETTER[word]}.${String(bit).padStart(2, '0')}` },
    ]),
  ),
)

/** Every alarm by name. */
export const FAULT_NAMES = [...FAULTS.keys()]

/** Power-system faults that take the output away; the others only warn. Assumed from their names. */
export const STOPPING_FAULTS: ReadonlySet<Fault> = new Set<Fault>([
  'output-short-circuit',
  'output-overvoltage',
  'overtemperature',
  'output-relay',
  'dc-bus-overvoltage',
  'inverter',
])

/** The alarms a unit has raised. */
export class Faults {
  readonly #active = new Set<Fault>()
  /** Those that are shown though nothing is wrong. */
  #pretended: readonly Fault[] = []
  readonly #words: Record<FaultWord, number> = { general: 0, power: 0, battery: 0 }

  /** It is really there; what is only shown does not count. */
  has(fault: Fault): boolean {
    return this.#active.has(fault)
  }

  get any(): boolean {
    return this.#active.size > 0 || this.#pretended.length > 0
  }

  /** All that is shown. */
  get list(): Fault[] {
    return [...new Set([...this.#active, ...this.#pretended])]
  }

  /** Those that are really there. */
  get real(): Fault[] {
    return [...this.#active]
  }

  /** Shows these as well, though nothing is wrong; nothing acts on them. */
  pretend(faults: readonly Fault[]): void {
    this.#pretended = faults
  }

  /** The word as its register holds it. */
  word(name: FaultWord): number {
    return this.#pretended.reduce((word, fault) => {
      const place = FAULTS.get(fault)!
      return place.word === name ? (word | (1 << place.bit)) >>> 0 : word
    }, this.#words[name])
  }

  /** Raises or clears one; true when that changed anything. */
  set(fault: Fault, active: boolean): boolean {
    if (this.#active.has(fault) === active) return false
    if (active) this.#active.add(fault)
    else this.#active.delete(fault)
    const { word, bit } = FAULTS.get(fault)!
    this.#words[word] = (this.#words[word] ^ (1 << bit)) >>> 0
    return true
  }
}
