/** A family of units that share version numbers: the "UPS ID" of the vendor's firmware files. */
export interface FirmwareLine {
  /** The UPS ID, as in `UPS 09.3 / ID=18`. */
  readonly id: number
  /** What it covers, in words. */
  readonly units: string
  /** First and last version known. */
  readonly first: string
  readonly last: string
  /** Versions that a source names, oldest first; others between first and last are accepted too. */
  readonly known: readonly string[]
  /** First version that speaks Modbus over serial and USB; undefined when none does. */
  readonly modbusFrom?: string
  /** First version with a Modbus TCP server of its own (SmartConnect port). */
  readonly modbusTcpFrom?: string
  /** First version whose firmware files are signed. */
  readonly signedFrom?: string
  /** What is assumed in this row, with the reason. */
  readonly assumed: readonly string[]
}
