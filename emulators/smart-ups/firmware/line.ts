import type { UpsModel } from '../models/model.ts'

/** Versions from `from` to `to`, both included. */
export interface VersionRange {
  readonly from: string
  readonly to: string
}

type FirstFor = { readonly [F in UpsModel['form']]?: string }

/**
 * A family of units that share version numbers: the "UPS ID" of the vendor's firmware files, or, for units of the
 * UPS-Link generation, the first part of what they answer to `b` (653.18.I: line 653, version 18.0).
 */
export interface FirmwareLine {
  /** The UPS ID, as in `UPS 09.3 / ID=18`. */
  readonly id: number
  /** Versions are reported as `653.18`, not as `UPS 18.0`. */
  readonly bySku: boolean
  /** What follows the revision in what such a unit reports, as in `112.1DL4`. */
  readonly revisionSuffix?: string
  /**
   * Of units that have no SKU number, what each version answers to `V`, without the region letter: `{ '02.0': '6Q' }`. The
   * versions are counted by us.
   */
  readonly oldCodes?: Readonly<Record<string, string>>
  /** What it covers, in words. */
  readonly units: string
  /** First and last version known. */
  readonly first: string
  readonly last: string
  /** Where its versions lie, oldest first; numbers in the gaps were never released. */
  readonly ranges: readonly VersionRange[]
  /** Versions that a source names, oldest first. */
  readonly known: readonly string[]
  /** First version of units of a form, where it is later than `first`. */
  readonly firstFor?: FirstFor
  /** First version that speaks Modbus over serial and USB; undefined when none does. */
  readonly modbusFrom?: string
  /** First version with a Modbus TCP server of its own (SmartConnect port). */
  readonly modbusTcpFrom?: string
  /** First version whose firmware files are signed. */
  readonly signedFrom?: string
  /** What is assumed in this row, with the reason. */
  readonly assumed: readonly string[]
}

interface LineRow {
  readonly units: string
  /** Ranges, oldest first: `06.5-09.8 15.0`. */
  readonly versions: string
  /** Versions a source names, oldest first: `06.5 08.0`. */
  readonly known: string
  readonly bySku?: boolean
  readonly revisionSuffix?: string
  readonly oldCodes?: Readonly<Record<string, string>>
  readonly firstFor?: FirstFor
  readonly modbus?: string
  readonly tcp?: string
  readonly signed?: string
  readonly assumed?: string
}

/** Turns a compact row into a line. */
export function line(id: number, row: LineRow): FirmwareLine {
  const ranges = row.versions.split(' ').map((text): VersionRange => {
    const [from = '', to = from] = text.split('-')
    return { from, to }
  })
  return {
    id,
    units: row.units,
    bySku: row.bySku ?? false,
    first: ranges[0]!.from,
    last: ranges[ranges.length - 1]!.to,
    ranges,
    known: row.known.split(' '),
    ...(row.revisionSuffix ? { revisionSuffix: row.revisionSuffix } : {}),
    ...(row.oldCodes ? { oldCodes: row.oldCodes } : {}),
    ...(row.firstFor ? { firstFor: row.firstFor } : {}),
    ...(row.modbus ? { modbusFrom: row.modbus } : {}),
    ...(row.tcp ? { modbusTcpFrom: row.tcp } : {}),
    ...(row.signed ? { signedFrom: row.signed } : {}),
    assumed: row.assumed ? [row.assumed] : [],
  }
}
