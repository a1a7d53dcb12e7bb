import type { DefectChoices } from '../../../emulators/smart-ups/firmware/firmware.ts'
import type { TransferStatus } from '../../../emulators/usb-hid-emulator-lite/src/device/in-pipe.ts'
import type { Transfer } from '../../../emulators/usb-hid-emulator-lite/src/device/tap.ts'
import type { Direction } from '../../ports/faults/fault.ts'
import type { LabEvent } from '../journal.ts'
import type { LabConfig } from '../lab-file/schema.ts'

/** The file of a recording that a replay reads: one JSON object a line, the header first. */
export const JOURNAL_FILE = 'journal.jsonl'
/** Counts up when the lines below change their meaning. */
export const FORMAT = 1

/** What the bench was when the recording began. */
export interface RecordingHeader {
  readonly type: 'recording'
  readonly format: typeof FORMAT
  /** Version of upslab. */
  readonly version: string
  /** ISO 8601, the computer's time. */
  readonly startedAt: string
  readonly seed: number
  /** Device time when the bench was made and line time when the recording began, milliseconds. */
  readonly at: number
  /** Device time when the recording began. */
  readonly from: number
  readonly line: number
  readonly lab: LabConfig
  readonly devices: readonly RecordedDevice[]
}

export interface RecordedDevice {
  readonly id: string
  readonly model: string
  readonly firmware: { readonly version: string; readonly id: number; readonly choices: DefectChoices }
  /** Settings as the unit had them, which a folder of saved state may have changed. */
  readonly settings: object
}

/** A piece on a wire. */
export type RecordedTraffic = {
  readonly type: 'traffic'
  readonly id: number
  readonly device: string
  readonly port: string
  readonly protocol: string
  readonly connection: number
  readonly direction: Direction
  /** Device and line time, milliseconds. */
  readonly at: number
  readonly line: number
} & (
  | { readonly kind: 'bytes'; readonly hex: string }
  | {
      readonly kind: 'usb'
      readonly stage: 'submitted' | 'completed'
      readonly transfer: Transfer
      readonly status?: TransferStatus | 'cancelled'
      readonly hex: string
    }
  | { readonly kind: 'lines'; readonly lines: Readonly<Record<string, boolean>> }
  | { readonly kind: 'opened' | 'closed' }
)

/** A change that somebody asked for over the control API; what came of it follows. */
export interface RecordedCall {
  readonly type: 'control'
  readonly at: number
  readonly line: number
  readonly method: string
  /** Below `/api/v1`. */
  readonly path: string
  readonly body: unknown
}

/** What a unit reported: as the control API's events, `type` being that of the event. */
export type RecordedEvent = LabEvent

/** The last line of a recording that was ended and not cut off. */
export interface RecordingEnd {
  readonly type: 'end'
  readonly at: number
  readonly line: number
}

export type RecordedLine = RecordedTraffic | RecordedCall | RecordedEvent | RecordingEnd
