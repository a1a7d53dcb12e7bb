import { HOUR, MINUTE } from '../../../emulators/clock/clock.ts'
import type { SmartUps } from '../../../emulators/smart-ups/smart-ups.ts'
import { bits, decimal } from './format.ts'
import type { Query } from './unit-port.ts'

/** `X` tells a result for this long. */
const RESULT_SHOWN_MS = 5 * MINUTE

/** What state the unit is in, by letter. */
export const STATUS: Readonly<Record<string, Query>> = {
  Q: ({ ups }) => statusByte(ups),
  G: ({ memory }) => memory.lastTransfer,
  X: ({ ups }) => selfTestResult(ups),
  9: ({ ups }) => (ups.power.inputOk ? 'FF' : '00'),
  '~': ({ ups }) => {
    const inBypass = ups.power.data.state === 'bypass'
    const [waiting] = ups.outlets.groups.map(({ process }) => process)
    const ready = waiting !== null && waiting !== undefined && waiting.phase !== 'turn-off'
    return bits(false, inBypass && ups.faults.any, false, inBypass, false, inBypass, false, ready)
  },
  "'": ({ ups }) =>
    bits(
      ups.faults.has('fan'),
      false,
      ups.faults.has('bypass-relay'),
      false,
      ups.faults.has('transformer-dc-imbalance'),
      ups.faults.has('disconnected'),
      ups.faults.has('avr-relay'),
      ups.faults.has('output-overvoltage'),
    ),
  8: ({ ups, memory }) => {
    const [process] = ups.outlets.groups.map((group) => group.process)
    // What the unit does of its own accord, such as waiting for the mains with an empty battery, is neither.
    const commanded = process && process.phase !== 'turn-off' && process.source !== 'scheduler'
    const off = commanded ? process : undefined
    return bits(
      memory.offByLowBattery,
      ups.power.overloaded && ups.power.onBatterySince !== undefined,
      ups.faults.has('output-relay'),
      off !== undefined && off.turnOnMs >= 6 * MINUTE,
      off?.kind === 'shutdown' && off.turnOnMs < 6 * MINUTE,
      ups.faults.has('charger'),
      ups.faults.has('bypass-relay'),
      ups.faults.has('overtemperature'),
    )
  },
  d: ({ ups }) => {
    const { startedAt } = ups.diagnostics.selfTest.data
    return startedAt === null ? '0000' : decimal(Math.floor((ups.clock.now - startedAt) / HOUR), 4, 0)
  },
}

/** `Q`: 08 on line, 10 on battery, 00 with the output off. */
export function statusByte(ups: SmartUps): string {
  const { power, status, faults, diagnostics } = ups
  const { state } = power.data
  return bits(
    diagnostics.calibration.running,
    power.assessment.tap === 'trim',
    power.assessment.tap === 'boost',
    state === 'online' || state === 'bypass',
    state === 'on-battery',
    faults.has('output-overload'),
    status.lowUntilCharged,
    faults.has('needs-replacement') || faults.has('disconnected'),
  )
}

function selfTestResult(ups: SmartUps): string {
  const { phase, startedAt } = ups.diagnostics.selfTest.data
  if (startedAt === null || ups.clock.now - startedAt > RESULT_SHOWN_MS) return 'NO'
  if (phase === 'passed') return 'OK'
  return phase === 'failed' ? 'BT' : 'NG'
}
