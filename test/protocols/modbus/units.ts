import { DAY, YEAR_2000 } from '../../../emulators/clock/clock.ts'
import { VirtualClock } from '../../../emulators/clock/virtual-clock.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { line } from '../../../emulators/smart-ups/firmware/line.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'

const EVIDENCE = { power: 'low', battery: 'low', groups: 'low', runtime: 'low' } as const

const SMT1500: UpsModel = {
  name: 'SMT1500',
  family: 'SMT',
  form: 'tower',
  topology: 'line-interactive',
  reportedName: 'Smart-UPS 1500',
  nominalVoltage: 120,
  nominalFrequency: 60,
  voltAmperes: 1440,
  watts: 1000,
  groups: ['MOG', 'SOG0'],
  battery: { nominalVoltage: 24, cartridge: 'APCRBC133', runtimeHalf: 23, runtimeFull: 6 },
  serial: 'microlink',
  smartSlots: 1,
  panel: 'alpha',
  lines: [18],
  evidence: EVIDENCE,
  assumed: [],
}

/** One unit of each shape the register map knows. */
export const MODELS = {
  SMT1500,
  SMT1500RM2UC: { ...SMT1500, name: 'SMT1500RM2UC' },
  SMTL1500RM3UC: {
    ...SMT1500,
    name: 'SMTL1500RM3UC',
    watts: 1350,
    battery: { ...SMT1500.battery, cartridge: 'APCRBC164-LI' },
  },
  /** A single outlet group. */
  SMC1000: {
    ...SMT1500,
    name: 'SMC1000',
    family: 'SMC',
    groups: ['MOG'],
    battery: { ...SMT1500.battery, cartridge: '' },
  },
  SMX750: {
    ...SMT1500,
    name: 'SMX750I',
    family: 'SMX',
    reportedName: 'Smart-UPS X 750',
    nominalVoltage: 230,
    nominalFrequency: 50,
    voltAmperes: 750,
    watts: 600,
    battery: { nominalVoltage: 48, cartridge: 'APCRBC116', runtimeHalf: 23, runtimeFull: 9 },
  },
  /** Every group there is. */
  SMX3000: {
    ...SMT1500,
    name: 'SMX3000',
    family: 'SMX',
    watts: 2700,
    groups: ['MOG', 'SOG0', 'SOG1', 'SOG2'],
  },
  /** Two switched groups and no main group, with a bypass. */
  SRT1000XLA: {
    ...SMT1500,
    name: 'SRT1000XLA',
    family: 'SRT',
    topology: 'double-conversion',
    voltAmperes: 1000,
    watts: 900,
    groups: ['SOG0', 'SOG1'],
  },
  /** As the dump taken through a network card: three switched groups, no main group. */
  SMX1500NMC: { ...SMT1500, name: 'SMX1500', family: 'SMX', watts: 1200, groups: ['SOG0', 'SOG1', 'SOG2'] },
} as const satisfies Record<string, UpsModel>

export interface UnitOptions {
  readonly model?: UpsModel
  /** Days since 2000-01-01. */
  readonly today?: number
  readonly lineId?: number
  readonly version?: string
  readonly serialNumber?: string
}

/** A unit on its bench, on line, with sound firmware. */
export function standUnit({
  model = SMT1500,
  today = 9132,
  lineId = 18,
  version = '09.3',
  serialNumber = 'AS1234567890',
}: UnitOptions = {}): { ups: SmartUps; clock: VirtualClock } {
  const clock = new VirtualClock(YEAR_2000 + today * DAY)
  const firmware = new Firmware(line(lineId, { units: '', versions: '01.0-20.0', known: version }), version)
  return { clock, ups: new SmartUps({ clock, model, firmware, serialNumber }) }
}

/** Makes readings of a part show fixed values, as a dump has them. */
export function show<T extends object>(part: T, readings: Partial<T>): void {
  for (const [name, value] of Object.entries(readings)) Object.defineProperty(part, name, { value })
}
