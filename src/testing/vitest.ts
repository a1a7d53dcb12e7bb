/** `upslab/vitest`: a fresh bench for every test on a virtual clock, and matchers that know units. */
import type { TestAPI } from 'vitest'
import type { GroupName } from '../../emulators/smart-ups/commands.ts'
import type { ControlClient } from '../client/client.ts'
import type { Verdict } from '../lab/hosts/verdict.ts'
import type { Signal } from '../lab/wiring/signal-log.ts'
import { whyMissing } from '../ports/mock-binding/needed-package.ts'
import { type CreateBenchOptions, createBench } from './create-bench.ts'
import { extendTest } from './extend-test.ts'
import { matchers, type Watch } from './matchers.ts'
import type { TestBench } from './test-bench.ts'
import type { TestUnit } from './test-unit.ts'
import { DEFAULT_UNIT } from './units.ts'

export * from './index.ts'
export { expect }

const { test: base, expect } = await import('vitest').catch((error: unknown) => {
  throw whyMissing(error, 'upslab/vitest', ['vitest'])
})

expect.extend(matchers)

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: an interface is merged only with the very same type parameters
  interface Matchers<T = any> {
    /** An outlet group is on or off at this moment. */
    toHaveOutlet(group: GroupName, output: 'on' | 'off'): void
    /** Every outlet group is off now, and stays off while so much device time passes; the matcher lets it pass. */
    toStayOff(watch: Watch): void
    /** The client on a signaling port of a card has been signalled low battery, or, with `'on-battery'`, an outage. */
    toHaveBeenSignalled(port: 'basic1' | 'basic2', signal?: Signal): void
    /** What became of a host behind an outlet group so far; one that nothing happened to has come through clean. */
    toHaveVerdict(host: string, verdict: Verdict): void
  }
}

/** What a test is given. */
export interface BenchFixtures {
  /** What to put on the bench; `test.extend({ setup: … })` changes it. */
  readonly setup: CreateBenchOptions
  /** The bench. vitest has a `bench` of its own since version 5, which nobody can replace. */
  readonly upsBench: TestBench
  /** The only unit on the bench; with several, ask the bench. */
  readonly unit: TestUnit
  /** A client of the bench's control API, without a server. */
  readonly client: ControlClient
}

type Use<T> = (value: T) => Promise<void>

/**
 * The `test` of vitest with a bench.
 *
 * @example test('an outage', ({ unit }) => { unit.onBattery('30m') })
 */
export const test = extendTest(base, {
  setup: DEFAULT_UNIT,
  upsBench: async ({ setup }: Pick<BenchFixtures, 'setup'>, use: Use<TestBench>) => {
    await using bench = await createBench(setup)
    await use(bench)
  },
  unit: async ({ upsBench }: Pick<BenchFixtures, 'upsBench'>, use: Use<TestUnit>) => use(upsBench.device()),
  client: async ({ upsBench }: Pick<BenchFixtures, 'upsBench'>, use: Use<ControlClient>) =>
    use(upsBench.client),
} satisfies Record<keyof BenchFixtures, unknown>) as unknown as TestAPI<BenchFixtures>

export { test as it }
