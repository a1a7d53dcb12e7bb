import type { z } from 'zod'
import type { BenchCore } from '../lab/bench-core.ts'
import type { Immutable } from '../lab/immutable.ts'
import type { Library, ScenarioFiles } from '../lab/scenario/library.ts'
import type { LivePlay } from '../lab/scenario/live-play.ts'
import type { SeriesKeeper } from '../lab/series/series-keeper.ts'
import type { Changes } from './changes.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'

/** What operations work on. */
export interface ControlContext {
  readonly bench: BenchCore
  readonly snapshots: SnapshotShelf
  readonly series: SeriesKeeper
  readonly changes: Changes
  /** The scenario that is played on the bench, and was last. */
  play: LivePlay | undefined
  /** Of upslab. */
  readonly version: string
  /** Every call there is. */
  readonly operations: readonly Operation[]
  /** The ready scenarios. */
  readonly scenarios: () => Library
  /** Writes YAML, where there is a writer for it. */
  readonly writeYaml?: (value: object) => string
  /** Reads YAML, where there is a parser for it. */
  readonly checkScenario?: ScenarioFiles['checkScenario']
}

/** One call of the control API: the table that both the server and the OpenAPI document are made from. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With parameters in braces: `/devices/{id}`. Below `/api/v1`. */
  readonly path: string
  readonly id: string
  readonly summary: string
  /** What it takes behind a question mark: each a whole number from 0, with what it means. */
  readonly query?: Readonly<Record<string, string>>
  readonly body?: z.ZodType
  /** A body as somebody sends it. */
  readonly example?: unknown
  readonly response: z.ZodType
  /** Status when all is well; 200 when left out. */
  readonly status?: 200 | 201
  readonly handle: (
    context: ControlContext,
    params: Readonly<Record<string, string>>,
    body: unknown,
    query: Readonly<Record<string, number | undefined>>,
  ) => unknown
}

/** Declares an operation; the handler sees the body as its schema gives it. */
export function operation<B extends z.ZodType, R extends z.ZodType>(
  declared: Omit<Operation, 'body' | 'example' | 'response' | 'handle'> & {
    readonly body?: B
    readonly example?: z.input<B>
    readonly response: R
    readonly handle: (
      context: ControlContext,
      params: Readonly<Record<string, string>>,
      body: z.output<B>,
      query: Readonly<Record<string, number | undefined>>,
    ) => Immutable<z.input<R>> | Promise<Immutable<z.input<R>>>
  },
): Operation {
  return declared as Operation
}
