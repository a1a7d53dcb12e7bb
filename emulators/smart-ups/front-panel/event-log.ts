import type { Reading } from './menu.ts'

/** Entries a log keeps (assumed; no source tells the depth). */
export const LOG_DEPTH = 10

/** The panel's two short logs, newest first. */
export class EventLog {
  readonly transfers: string[] = []
  readonly faults: string[] = []

  clear(): void {
    this.transfers.length = 0
    this.faults.length = 0
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

export const FAULT_LOG: Reading = {
  kind: 'reading',
  label: 'Faults',
  read: (ups) => ups.panel.log.faults.join(', ') || 'none',
}
