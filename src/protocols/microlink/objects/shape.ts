import type { SmartUps } from '../../../../emulators/smart-ups/smart-ups.ts'

/** What differs between hardware generations in how the memory image is cut up. */
export interface Shape {
  /** Bytes of a row. */
  readonly width: number
  /** Header byte 5. */
  readonly dataVersion: number
  readonly serialSize: number
  /** Status words of the unit have two bytes. */
  readonly shortStatus: boolean
  /** Outlet commands have room for the network ports' source bits. */
  readonly longCommands: boolean
}

/** SmartConnect hardware and what came after it: the SMC1000-2UC (1018) and newer. */
const WIDE_FROM_LINE = 1015

/**
 * Seen: rows of 16 bytes on an SMC1000I (1005), an SMT750I and an SMX1500RM2U at UPS 03.8; of 32 on an SMC1000-2UC (1018)
 * and an SMX1500RM2UC. Assumed: that the line decides, and that fields grew with it (SMC1000I: 14 bytes of serial
 * number, status of 2 bytes).
 */
export function shapeOf({ firmware, model }: SmartUps): Shape {
  const wide = firmware.lineId >= WIDE_FROM_LINE
  return {
    width: wide ? 32 : 16,
    dataVersion: wide ? 0x27 : 0x07,
    serialSize: wide ? 16 : 14,
    shortStatus: model.family === 'SMC' && !wide,
    longCommands: firmware.line.modbusTcpFrom !== undefined,
  }
}
