import { z } from 'zod'
import { GROUP_NAMES } from '../../../emulators/smart-ups/commands.ts'
import { listLines } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { line as lineOf } from '../../../emulators/smart-ups/firmware/line.ts'
import { canonicalVersion, compareVersions } from '../../../emulators/smart-ups/firmware/version.ts'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import { CatalogueError } from '../../../emulators/smart-ups/models/catalogue-error.ts'
import { FAMILIES, FORMS, PANELS, type UpsModel, VOLTS } from '../../../emulators/smart-ups/models/model.ts'
import { checked, line, versionText } from './checked.ts'
import { type PlugIn, PlugInError } from './plug-in.ts'

const positive = z.number().positive().max(1_000_000)
const confidence = z.enum(['high', 'medium', 'low'])
const ID = z.int().min(1).max(65_535)
const version = versionText(canonicalVersion)

const firmwareSchema = z.strictObject({
  id: ID,
  units: line,
  versions: z.array(z.union([version, z.strictObject({ from: version, to: version })])).min(1),
  known: z.array(version).min(1),
  modbusFrom: version.optional(),
  modbusTcpFrom: version.optional(),
  signedFrom: version.optional(),
  assumed: line.optional(),
})

const modelSchema = z.strictObject({
  name: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/, 'an order number: capital letters, digits and dashes'),
  family: z.enum(FAMILIES),
  form: z.enum(FORMS),
  topology: z.enum(['line-interactive', 'double-conversion']),
  reportedName: z.string().regex(/^[\x20-\x7e]{1,32}$/, 'up to 32 printable characters'),
  nominalVoltage: z.union(VOLTS.map((volts) => z.literal(volts))),
  nominalFrequency: z.union([z.literal(50), z.literal(60)]),
  voltAmperes: positive,
  watts: positive,
  groups: z
    .array(z.enum(GROUP_NAMES))
    .min(1)
    .refine((names) => new Set(names).size === names.length, 'a group is named twice'),
  battery: z
    .strictObject({
      nominalVoltage: positive,
      cartridge: z.string().max(32).default(''),
      runtimeHalf: positive,
      runtimeFull: positive,
      chemistry: z.enum(['lead-acid', 'lithium-ion']).optional(),
    })
    .refine(
      (battery) => battery.runtimeFull < battery.runtimeHalf,
      'a full load lasts shorter than half a load',
    ),
  serial: z.enum(['microlink', 'ups-link']),
  smartSlots: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  panel: z.enum(PANELS),
  lines: z.array(ID).optional(),
  firmware: z.array(firmwareSchema).optional(),
  evidence: z.strictObject({
    power: confidence,
    battery: confidence,
    groups: confidence,
    runtime: confidence,
  }),
  assumed: z.array(line),
})

/** A firmware line that is in no table: a family of versions with a UPS ID of its own. */
export interface OwnFirmwareLine {
  /** The UPS ID. */
  readonly id: number
  /** What it covers, in words. */
  readonly units: string
  /** Versions and ranges of them, oldest first. */
  readonly versions: readonly (string | { readonly from: string; readonly to: string })[]
  /** Versions that are listed, oldest first. */
  readonly known: readonly string[]
  /** First version that speaks Modbus; none when left out. */
  readonly modbusFrom?: string
  /** First version with a Modbus TCP server of its own. */
  readonly modbusTcpFrom?: string
  /** First version whose firmware files are signed. */
  readonly signedFrom?: string
  readonly assumed?: string
}

/** A model of your own: what is left out is that of the model that it is `like`. */
export interface ModelDescription extends Partial<Omit<UpsModel, 'name' | 'ownLines'>> {
  /** As ordered. */
  readonly name: string
  /** A model whose figures it has where it gives none. */
  readonly like?: string
  /** Firmware lines that only this model has, beside `lines`, those of the table. */
  readonly firmware?: readonly OwnFirmwareLine[]
}

/** Nothing else is known of it. */
const UNSAID = {
  serial: 'microlink',
  smartSlots: 1,
  evidence: { power: 'low', battery: 'low', groups: 'low', runtime: 'low' },
  assumed: [],
} as const

/**
 * A model of your own, for `plugins` of a bench or a lab file.
 *
 * @throws PlugInError naming every mistake and what is allowed
 * @example export const ours = defineModel({ name: 'SMT1600', like: 'SMT1500', watts: 1100, voltAmperes: 1600 })
 */
export function defineModel(given: ModelDescription): PlugIn {
  const call = `defineModel ${(given as { name?: unknown } | undefined)?.name ?? ''}`.trim()
  if (typeof given !== 'object' || given === null)
    throw new PlugInError(`${call}: ${String(given)} is not allowed; allowed: an object with a name`)
  const { like, ...own } = given
  const base = like === undefined ? UNSAID : likeModel(call, like)
  // Lines of its own stand in place of those of the model it is like, unless both are named.
  const lines = own.firmware !== undefined && own.lines === undefined ? { lines: [] } : {}
  const { firmware = [], ...model } = checked(call, modelSchema, { ...base, ...lines, ...own })
  const ownLines = firmware.map((row) => ownLine(call, row))
  const known = listLines().map(({ id }) => id)
  const unknown = (model.lines ?? []).find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw new PlugInError(`${call}: lines: no firmware line ${unknown}; there are: ${known.join(', ')}`)
  const ids = [...(model.lines ?? []), ...ownLines.map(({ id }) => id)]
  if (ids.length === 0)
    throw new PlugInError(`${call}: it has no firmware; allowed: lines of the table, firmware of its own`)
  if (new Set(ids).size < ids.length) throw new PlugInError(`${call}: a firmware line is named twice`)
  return { plugin: 'model', model: { ...model, lines: ids, ownLines } as UpsModel }
}

function likeModel(call: string, like: string): Omit<UpsModel, 'ownLines'> {
  try {
    const { ownLines: _own, ...model } = findModel(like)
    return model
  } catch (error) {
    if (error instanceof CatalogueError || error instanceof TypeError || error instanceof RangeError)
      throw new PlugInError(`${call}: like: ${error.message}`)
    throw error
  }
}

function ownLine(call: string, row: z.output<typeof firmwareSchema>) {
  const { id, units, versions, known, modbusFrom, modbusTcpFrom, signedFrom, assumed } = row
  if (listLines().some((each) => each.id === id))
    throw new PlugInError(`${call}: firmware: ID ${id} is in the table already: name it in lines`)
  const ranges = versions.map((range) => (typeof range === 'string' ? { from: range, to: range } : range))
  const backwards = ranges.find(({ from, to }) => compareVersions(from, to) > 0)
  if (backwards)
    throw new PlugInError(
      `${call}: firmware: ${backwards.from} is after ${backwards.to}; allowed: oldest first`,
    )
  const outside = known.find(
    (each) =>
      !ranges.some(({ from, to }) => compareVersions(each, from) >= 0 && compareVersions(each, to) <= 0),
  )
  if (outside !== undefined)
    throw new PlugInError(`${call}: firmware: known: ${outside} is in none of its versions`)
  return lineOf(id, {
    units,
    versions: ranges.map(({ from, to }) => `${from}-${to}`).join(' '),
    known: [...known].sort(compareVersions).join(' '),
    ...(modbusFrom === undefined ? {} : { modbus: modbusFrom }),
    ...(modbusTcpFrom === undefined ? {} : { tcp: modbusTcpFrom }),
    ...(signedFrom === undefined ? {} : { signed: signedFrom }),
    ...(assumed === undefined ? {} : { assumed }),
  })
}
