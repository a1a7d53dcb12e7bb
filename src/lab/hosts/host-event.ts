import type { GroupName } from '../../../emulators/smart-ups/commands.ts'
import type { HostState } from './host-state.ts'
import type { Verdict } from './verdict.ts'

/** What happened to a host, for the journal. */
export interface HostEvent {
  readonly type: 'host'
  /** Device time, ms. */
  readonly at: number
  readonly host: string
  readonly group: GroupName
  readonly state: HostState
  readonly verdict: Verdict | null
  readonly text: string
}
