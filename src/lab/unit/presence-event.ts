/** A device came, went, or went back to how it was when the bench began. */
export type PresenceEvent = {
  /** Device time, milliseconds. */
  readonly at: number
} & ({ readonly type: 'added'; readonly model: string } | { readonly type: 'removed' | 'reset' })

/** The bench went back to a snapshot; it is of no device. */
export interface RestoredEvent {
  readonly type: 'restored'
  /** Device time that it went back to, milliseconds. */
  readonly at: number
  /** Device time that it went back from. */
  readonly was: number
  /** How many of the events just before come of the going back, and of nothing else. */
  readonly made: number
}
