/** Said to one who resumes a stream of events: some that happened meanwhile are not kept any more. It is in no journal. */
export interface MissedEvent {
  readonly type: 'missed'
  /** Device time, milliseconds. */
  readonly at: number
  /** Numbers of the first and last one that is lost; `to` is less than `from` when none is. */
  readonly from: number
  readonly to: number
  /** The bench was started anew, and numbers its events from 1 again: what happened before is lost as well. */
  readonly restarted: boolean
}
