import type {
  CommandResult,
  GroupName,
  SimpleSignalingRequest,
  SlotName,
  Source,
  UpsCommand,
} from './commands.ts'
import type { TestPhase } from './diagnostics/battery-test.ts'
import type { Fault } from './faults.ts'
import type { Decisions } from './firmware/decisions.ts'
import type { OutletCause } from './outlets/process.ts'
import type { AcInput } from './power/ac-input.ts'
import type { OutputState } from './power/power-path.ts'
import type { StatusCause } from './power/status-cause.ts'
import type { UpdatePhase } from './update/update-data.ts'

/** What a unit reports of itself, in the order it happened. `at` is device time in milliseconds. */
export type UpsEvent = { readonly at: number } & (
  | { readonly type: 'command'; readonly command: UpsCommand; readonly result: CommandResult }
  | { readonly type: 'signal'; readonly request: SimpleSignalingRequest; readonly source: Source }
  | {
      /** The firmware was asked at a decision point; `defect` is set when a defect answered. */
      readonly type: 'decision'
      readonly point: keyof Decisions
      readonly answer: string
      readonly defect: string | null
    }
  | { readonly type: 'input'; readonly input: AcInput }
  | {
      readonly type: 'state'
      readonly from: OutputState
      readonly to: OutputState
      readonly cause: StatusCause
    }
  | { readonly type: 'outlet'; readonly group: GroupName; readonly on: boolean; readonly cause: OutletCause }
  | { readonly type: 'battery'; readonly low: boolean; readonly charge: number }
  | { readonly type: 'test'; readonly test: 'self-test' | 'calibration'; readonly phase: TestPhase }
  | { readonly type: 'fault'; readonly fault: Fault; readonly active: boolean }
  | { readonly type: 'setting'; readonly name: string }
  /** The output had no supply for longer than loads ride out. */
  | { readonly type: 'gap'; readonly milliseconds: number }
  | { readonly type: 'power'; readonly awake: boolean }
  | {
      readonly type: 'firmware'
      readonly version: string
      readonly defects: readonly string[]
      /** Defects that were switched by hand before and still are, and those that are as the version has them again. */
      readonly kept: readonly string[]
      readonly dropped: readonly string[]
    }
  /** An update of the firmware begins, goes on or ends. */
  | { readonly type: 'update'; readonly phase: UpdatePhase; readonly text: string }
  | { readonly type: 'card'; readonly slot: SlotName; readonly card: string; readonly what: string }
)

type WithoutTime<E> = E extends { readonly at: number } ? Omit<E, 'at'> : never
export type UpsEventBody = WithoutTime<UpsEvent>
export type UpsListener = (event: UpsEvent) => void
