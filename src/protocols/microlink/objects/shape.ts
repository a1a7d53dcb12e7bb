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

/** How a unit's memory is cut up, as its traits have it. */
export function shapeOf({ firmware, traits }: SmartUps): Shape {
  return {
    width: traits.microlinkWidth,
    dataVersion: traits.microlinkDataVersion,
    serialSize: traits.microlinkSerialSize,
    shortStatus: traits.microlinkShortStatus,
    longCommands: firmware.line.modbusTcpFrom !== undefined,
  }
}
