import { isoDate } from '../../clock/iso-date.ts'
import { timeOfDay } from '../../clock/time-of-day.ts'
import type { Reading } from './menu.ts'

/** Entries a log keeps (assumed; no source tells the depth). */
export const LOG_DEPTH = 10

/** The panel's two short logs, newest first. */
export class EventLog {
  readonly transfers: string[] = []
  readonly faults: string[] = []
  /** When the last transfer happened, device ms; undefined when none did. */
  transferAt: number | undefined

  clear(): void {
    this.transfers.length = 0
    this.faults.length = 0
    this.transferAt = undefined
  }

  note(log: 'transfers' | 'faults', text: string): void {
    this[log].unshift(text)
    this[log].length = Math.min(this[log].length, LOG_DEPTH)
  }
}

export const TRANSFER_LOG: Reading = {
  kind: 'reading',
  label: 'Transfers',
  read: (ups) => ups.panel.log.transfers.join(', ') || 'none',
}

export const LAST_TRANSFER: Reading = {
  kind: 'reading',
  label: 'Last Transfer',
  read: ({ panel }) => (panel.log.transferAt === undefined ? 'none' : timeText(panel.log.transferAt)),
}

/** A moment as the log has it: `2026-01-05 10:00:07`. */
function timeText(at: number): string {
  return `${isoDate(at)} ${timeOfDay(at)}`
}

export const FAULT_LOG: Reading = {
  kind: 'reading',
  label: 'Faults',
  read: (ups) => ups.panel.log.faults.join(', ') || 'none',
}
