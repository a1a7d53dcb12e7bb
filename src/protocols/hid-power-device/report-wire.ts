import type { Output } from '../../line/line-session.ts'

/** What stands between a host and the reports of a unit. */
export interface ReportWire {
  /** What arrives of a report, id first, and how many line milliseconds later. */
  readonly pass: (direction: 'to-unit' | 'to-host', report: Uint8Array) => readonly Output[]
  readonly later: (ms: number, action: () => void) => void
}

/** How a unit takes and gives reports. */
export interface Reports {
  readonly getReport: (id: number) => Uint8Array | undefined
  readonly setReport: (id: number, bytes: Uint8Array) => boolean
}

/**
 * Reports over a bad wire. What a control transfer loses is a STALL, and what it would bring later comes at once: the host
 * waits for it.
 */
export function reportsOver(wire: ReportWire | undefined, reports: Reports): Reports {
  if (!wire) return reports
  return {
    getReport(id) {
      const report = reports.getReport(id)
      return report && wire.pass('to-host', report)[0]?.bytes
    },
    setReport(id, bytes) {
      const arrived = wire.pass('to-unit', bytes)
      return arrived.map((piece) => reports.setReport(piece.bytes[0] ?? id, piece.bytes)).at(-1) ?? false
    },
  }
}

/** Interrupt reports over a bad wire, one way. */
export function interruptsOver(
  wire: ReportWire | undefined,
  direction: 'to-unit' | 'to-host',
  deliver: (report: Uint8Array) => void,
): (report: Uint8Array) => void {
  if (!wire) return deliver
  return (report) => {
    for (const { bytes, afterMs = 0 } of wire.pass(direction, report)) {
      if (afterMs > 0) wire.later(afterMs, () => deliver(bytes))
      else deliver(bytes)
    }
  }
}
