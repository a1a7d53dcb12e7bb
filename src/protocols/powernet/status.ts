import type { OutletGroup } from '../../../emulators/smart-ups/outlets/outlet-group.ts'
import type { StatusCause } from '../../../emulators/smart-ups/power/status-cause.ts'
import { type CardInUnit, scalars } from './object.ts'

/** upsBasicOutputStatus. */
const OUTPUT = {
  unknown: 1,
  onLine: 2,
  onBattery: 3,
  boost: 4,
  timedSleeping: 5,
  softwareBypass: 6,
  off: 7,
  rebooting: 8,
  faultBypass: 10,
  sleepingUntilUtility: 11,
  trim: 12,
  ecoMode: 13,
  selfTest: 28,
} as const

const SLEEPS = {
  sleep: OUTPUT.timedSleeping,
  shutdown: OUTPUT.sleepingUntilUtility,
  reboot: OUTPUT.rebooting,
} as const

/** The first process that will bring the output back. */
function returning(groups: readonly OutletGroup[]): keyof typeof SLEEPS | undefined {
  const kind = groups.map(({ process }) => process?.kind).find((each) => each && each in SLEEPS)
  return kind as keyof typeof SLEEPS | undefined
}

/** What the output does, as the MIB numbers it. */
export function outputStatus({ unit, decide }: CardInUnit): number {
  const { power, diagnostics, outlets, status, model } = unit
  switch (power.data.state) {
    case 'on-battery':
      return decide.selfTestState && diagnostics.selfTest.running && power.inputOk
        ? OUTPUT.selfTest
        : OUTPUT.onBattery
    case 'bypass':
      return power.data.bypassCommanded ? OUTPUT.softwareBypass : OUTPUT.faultBypass
    case 'off': {
      const kind = returning(outlets.groups)
      return kind ? SLEEPS[kind] : OUTPUT.off
    }
    case 'fault':
      return OUTPUT.off
    case 'online': {
      const { tap } = power.assessment
      if (tap !== 'none') return tap === 'boost' ? OUTPUT.boost : OUTPUT.trim
      return model.topology === 'double-conversion' && status.highEfficiency ? OUTPUT.ecoMode : OUTPUT.onLine
    }
  }
}

/** upsAdvInputLineFailCause: 4 is a blackout, 3 a brownout. */
const TRANSFER: Readonly<Partial<Record<StatusCause, number>>> = {
  'high-input-voltage': 2,
  'low-input-voltage': 3,
  'distorted-input': 10,
  'rapid-change-of-input-voltage': 10,
  'high-input-frequency': 10,
  'low-input-frequency': 10,
  'frequency-or-phase-difference': 10,
  'automatic-test': 9,
}
const NO_TRANSFER = 1
const BLACKOUT = 4

/** Why the unit last went on battery; 1 where it never has. */
export function transferCause({ unit, card }: CardInUnit): number {
  const { lastTransfer } = unit.power.data
  if (lastTransfer === null) return NO_TRANSFER
  if (lastTransfer === 'low-input-voltage' && card.lastOutageWasBlackout) return BLACKOUT
  return TRANSFER[lastTransfer] ?? NO_TRANSFER
}

const FLAGS = 64

/** The flags of upsBasicStateOutputState. */
function stateFlags({ unit, card }: CardInUnit): Flags {
  const { power, faults, status, outlets, diagnostics } = unit
  const { state } = power.data
  const tap = state === 'online' ? power.assessment.tap : 'none'
  const kind = state === 'off' ? returning(outlets.groups) : undefined
  return {
    1: faults.any,
    2: state === 'on-battery',
    3: status.lowBattery,
    4: state === 'online',
    5: faults.has('needs-replacement'),
    6: unit.awake,
    7: tap === 'boost',
    8: tap === 'trim',
    9: faults.has('output-overload'),
    10: diagnostics.calibration.running,
    11: unit.battery.fraction === 0,
    13: state === 'bypass' && power.data.bypassCommanded,
    14: state === 'bypass' && !power.data.bypassCommanded,
    16: faults.has('fan'),
    17: kind === 'sleep',
    18: kind === 'shutdown',
    19: outlets.anyOn,
    20: kind === 'reboot',
    21: faults.has('communication'),
    22: card.shutdownPending || outlets.wholeTurnOffPending,
    25: faults.has('charger'),
    26: faults.has('overtemperature-warning'),
    28: faults.has('overtemperature-critical'),
    29: diagnostics.selfTest.running,
  }
}

/** Which flags are on, counted from 1; those left out are off. */
export type Flags = Readonly<Record<number, boolean>>

/** `0001…`: a text of flags, the first of them 1. */
export function flagText(flags: Flags, count: number): string {
  return Array.from({ length: count }, (_, index) => (flags[index + 1] ? '1' : '0')).join('')
}

export const STATE_OBJECTS = scalars({
  upsBasicStateOutputState: (at) => flagText(stateFlags(at), FLAGS),
})
