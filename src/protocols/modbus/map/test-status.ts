import type {
  TestData,
  TestPhase,
  TestReason,
  TestSource,
} from '../../../../emulators/smart-ups/diagnostics/battery-test.ts'

/** Registers 23 and 24: bit of each phase, of who started the test, and of why it ended as it did. */
const PHASE: Readonly<Record<TestPhase, number>> = {
  none: 0,
  pending: 1 << 0,
  running: 1 << 1,
  passed: 1 << 2,
  failed: 1 << 3,
  refused: 1 << 4,
  aborted: 1 << 5,
}

const SOURCE: Readonly<Record<TestSource, number>> = {
  protocol: 1 << 6,
  local: 1 << 7,
  internal: 1 << 8,
}

const REASON: Readonly<Record<TestReason, number>> = {
  'invalid-state': 1 << 9,
  'internal-fault': 1 << 10,
  'charge-too-low': 1 << 11,
  'load-change': 1 << 12,
  'input-not-acceptable': 1 << 13,
  'load-too-low': 1 << 14,
}

/** Register 23 has reasons only up to bit 11; the others are reserved there. */
const SELF_TEST_REASONS = REASON['invalid-state'] | REASON['internal-fault'] | REASON['charge-too-low']

/** ReplaceBatteryTestStatus_BF. A reason it has no bit for shows as an invalid state. */
export function selfTestWord(test: TestData): number {
  const reason = reasonBit(test)
  return phaseAndSource(test) | (reason & ~SELF_TEST_REASONS ? REASON['invalid-state'] : reason)
}

/** RunTimeCalibrationStatus_BF. */
export function calibrationWord(test: TestData): number {
  return phaseAndSource(test) | reasonBit(test)
}

function phaseAndSource({ phase, source }: TestData): number {
  return PHASE[phase] | (source ? SOURCE[source] : 0)
}

function reasonBit({ reason }: TestData): number {
  return reason ? REASON[reason] : 0
}
