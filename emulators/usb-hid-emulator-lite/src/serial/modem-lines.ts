/** Lines a serial port reads; true is asserted (a positive voltage on RS-232). */
export interface ModemInputs {
  readonly cts: boolean
  readonly dsr: boolean
  readonly ri: boolean
  readonly dcd: boolean
}

/** Lines a serial port drives. */
export interface ModemOutputs {
  readonly dtr: boolean
  readonly rts: boolean
}

export type Parity = 'none' | 'odd' | 'even' | 'mark' | 'space'

/** How the host has set the line. */
export interface LineSettings {
  /** Bits a second. */
  readonly baudRate: number
  readonly dataBits: number
  readonly parity: Parity
  readonly stopBits: 1 | 1.5 | 2
  /** The host holds the line in the break state. */
  readonly isBreak: boolean
}

export const NO_INPUTS: ModemInputs = { cts: false, dsr: false, ri: false, dcd: false }
export const NO_OUTPUTS: ModemOutputs = { dtr: false, rts: false }
/** What an FTDI chip starts with. */
export const FIRST_LINE: LineSettings = {
  baudRate: 9600,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  isBreak: false,
}
