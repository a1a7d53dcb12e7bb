/** Something that the bench could not do for a device, such as keep its settings on a full disk. */
export interface TroubleEvent {
  readonly type: 'trouble'
  /** Device time, milliseconds. */
  readonly at: number
  readonly text: string
}
