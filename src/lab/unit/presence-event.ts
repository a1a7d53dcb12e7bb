/** A device came, went, or went back to how it was when the bench began. */
export type PresenceEvent = {
  /** Device time, milliseconds. */
  readonly at: number
} & ({ readonly type: 'added'; readonly model: string } | { readonly type: 'removed' | 'reset' })
