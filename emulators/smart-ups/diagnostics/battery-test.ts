import type { Source } from '../commands.ts'

export const TEST_PHASES = ['none', 'pending', 'running', 'passed', 'failed', 'refused', 'aborted'] as const
export type TestPhase = (typeof TEST_PHASES)[number]
/** Who started a test: bits 6 to 8 of registers 23 and 24. */
export type TestSource = 'protocol' | 'local' | 'internal'
/** Why a test was refused, aborted or failed: bits 9 to 15 of registers 23 and 24. */
export const TEST_REASONS = [
  'invalid-state',
  'internal-fault',
  'charge-too-low',
  'load-change',
  'input-not-acceptable',
  'load-too-low',
] as const
export type TestReason = (typeof TEST_REASONS)[number]

/** A self-test or calibration as its status register shows it: plain data. */
export interface TestData {
  phase: TestPhase
  source: TestSource | null
  reason: TestReason | null
  /** When the present phase ends by itself, in ms; null when time alone does not end it. */
  endsAt: number | null
  /** When the last test began, in ms; null when none did. */
  startedAt: number | null
  /** It runs so much longer than usual, ms, and ends in this whatever it finds; left out where it goes as usual. */
  extraMs?: number
  outcome?: 'failed' | 'passed'
  /** The output goes off as it begins to run; left out where it does not. */
  dropsLoad?: true
}

/** What makes one kind of test: how long it lasts, and when it is refused. */
export interface TestKind {
  /** Milliseconds; undefined where the battery's state ends it. */
  readonly lasts: () => number | undefined
  readonly refusal: () => TestReason | null
  /** Ended by anything but time, with this outcome; null to go on. */
  readonly ending: () => { phase: TestPhase; reason: TestReason | null } | null
  /** What a test that ran its time tells. */
  readonly verdict: (data: TestData) => { phase: TestPhase; reason: TestReason | null }
  /** How the firmware carries out a test that is not refused; as usual when it is left out. */
  readonly plan?: (source: Source) => TestPlan
}

/** How a test goes that was started. */
export interface TestPlan {
  /** Why it is refused after all. */
  readonly refusal: TestReason | null
  /** How long it shows as pending. */
  readonly pendingMs: number
  /** It runs so much longer. */
  readonly extraMs: number
  /** What it ends in, whatever it finds. */
  readonly outcome: 'failed' | 'passed' | null
  /** The output goes off as it begins to run. */
  readonly dropsLoad: boolean
}

/** A started test shows as pending for a second, so that a client's first look never sees the old result. */
const USUAL: TestPlan = { refusal: null, pendingMs: 1000, extraMs: 0, outcome: null, dropsLoad: false }

export function testSource(source: Source): TestSource {
  if (source === 'lcd') return 'local'
  return source === 'scheduler' ? 'internal' : 'protocol'
}

/** One battery test: self-test or runtime calibration. */
export class BatteryTest {
  readonly #now: () => number
  readonly #kind: TestKind
  data: TestData = { phase: 'none', source: null, reason: null, endsAt: null, startedAt: null }

  constructor(now: () => number, kind: TestKind) {
    this.#now = now
    this.#kind = kind
  }

  get active(): boolean {
    return this.data.phase === 'pending' || this.data.phase === 'running'
  }

  get running(): boolean {
    return this.data.phase === 'running'
  }

  /** Starts the test or refuses it; a refusal keeps the source of the test before, as registers 23 and 24 do. */
  start(source: Source): boolean {
    const plan = this.#kind.plan?.(source) ?? USUAL
    const reason = this.active ? 'invalid-state' : (this.#kind.refusal() ?? plan.refusal)
    if (reason) {
      if (!this.active) Object.assign(this.data, { phase: 'refused', reason, endsAt: null })
      return false
    }
    const now = this.#now()
    this.data = {
      phase: 'pending',
      source: testSource(source),
      reason: null,
      endsAt: now + plan.pendingMs,
      startedAt: now,
      ...(plan.extraMs > 0 ? { extraMs: plan.extraMs } : {}),
      ...(plan.outcome ? { outcome: plan.outcome } : {}),
      ...(plan.dropsLoad ? { dropsLoad: true } : {}),
    }
    return true
  }

  /** Stops a test that runs; false when none does. */
  abort(reason: TestReason | null = null): boolean {
    if (!this.active) return false
    this.#finish({ phase: 'aborted', reason })
    return true
  }

  step(): boolean {
    if (!this.active) return false
    const early = this.data.phase === 'running' ? this.#kind.ending() : null
    if (early) this.#finish(early)
    else if (this.data.endsAt === null || this.#now() < this.data.endsAt) return false
    else if (this.data.phase === 'pending') this.#run()
    else this.#finish(this.#kind.verdict(this.data))
    return true
  }

  nextDueAt(): number | undefined {
    return this.active ? (this.data.endsAt ?? undefined) : undefined
  }

  #run(): void {
    const lasts = this.#kind.lasts()
    this.data.phase = 'running'
    this.data.endsAt = lasts === undefined ? null : this.#now() + lasts + (this.data.extraMs ?? 0)
  }

  #finish(outcome: { phase: TestPhase; reason: TestReason | null }): void {
    Object.assign(this.data, outcome, { endsAt: null })
  }
}
