import type { Rj45Config } from './serial-schema.ts'

/** What a lab file says of a unit's own ports. */
export interface UnitConfig {
  readonly model: string
  readonly rj45?: Rj45Config | undefined
  /** Address that Modbus TCP listens on. */
  readonly modbusTcp?: string | undefined
  readonly modbusPersona?: 'native' | 'nmc' | undefined
  readonly usb?: 'usbip' | undefined
}
