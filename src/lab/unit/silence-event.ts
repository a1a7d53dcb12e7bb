export const SILENCE_REASONS = [
  'fault',
  'no-supply',
  'port-taken',
  'not-enabled',
  'other-language',
  'other-address',
  'broken',
  'not-begun',
  'defect',
] as const
export type SilenceReason = (typeof SILENCE_REASONS)[number]

/** A client said something, got no answer, and why. */
export interface SilenceEvent {
  readonly type: 'silence'
  /** Device time, milliseconds. */
  readonly at: number
  readonly port: string
  /** What it said, at most the first 64 bytes, hexadecimal. */
  readonly bytes: string
  readonly reason: SilenceReason
  /** The reason in words, and what to do about it. */
  readonly text: string
}
