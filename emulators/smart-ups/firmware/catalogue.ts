import { checkMade, checkNumber, givenFields } from '../check-value.ts'
import { CatalogueError } from '../models/catalogue-error.ts'
import type { UpsModel } from '../models/model.ts'
import { traitsOf } from '../traits/index.ts'
import type { FirmwareLine } from './line.ts'
import { OTHER_LINES } from './lines/others.ts'
import { SMT_LINES } from './lines/smt.ts'
import { SMX_SMC_LINES } from './lines/smx-smc.ts'
import { SRT_LINES } from './lines/srt.ts'
import { UPS_LINK_LINES } from './lines/ups-link.ts'
import { readRevision, wholeRevision } from './revision.ts'
import { canonicalVersion, compareVersions, withoutLine } from './version.ts'

const LINES: readonly FirmwareLine[] = [
  ...SMT_LINES,
  ...SMX_SMC_LINES,
  ...SRT_LINES,
  ...UPS_LINK_LINES,
  ...OTHER_LINES,
].sort((a, b) => a.id - b.id)
const BY_ID = new Map(LINES.map((line) => [line.id, line]))

/** A version on its line. */
export interface ResolvedFirmware {
  readonly line: FirmwareLine
  /** Canonical, for example `09.3`. */
  readonly version: string
}

/**
 * Every line, by ID.
 *
 * @example listLines().map(({ id }) => id)
 */
export function listLines(): readonly FirmwareLine[] {
  return LINES
}

/** A line by its UPS ID; a `CatalogueError` names the IDs there are. */
export function findLine(id: number): FirmwareLine {
  const line = BY_ID.get(id)
  if (line) return line
  const allowed = LINES.map((known) => String(known.id))
  throw new CatalogueError(`no firmware line ${id}; there are: ${allowed.join(', ')}`, String(id), allowed)
}

/** A line of a model by its UPS ID: one that only this model has, or one of the table. */
export function lineOf({ ownLines }: UpsModel, id: number): FirmwareLine {
  return ownLines?.find((line) => line.id === id) ?? findLine(id)
}

/** The lines of a model, oldest hardware first. */
function linesOf(model: UpsModel): FirmwareLine[] {
  return model.lines.map((id) => lineOf(model, id))
}

/** Whether a line has a version for this model. Some forms start late: towers on ID 18 at 08.0, its rack units earlier. */
export function hasVersion(line: FirmwareLine, version: string, model: UpsModel): boolean {
  const since = line.firstFor?.[model.form]
  if (since !== undefined && compareVersions(version, since) < 0) return false
  return line.ranges.some(
    ({ from, to }) => compareVersions(version, from) >= 0 && compareVersions(version, to) <= 0,
  )
}

/**
 * Versions that sources name for a model, oldest hardware and version first.
 *
 * @example versionsOf(findModel('SMT1500RM2U')).map(({ version }) => version)
 */
export function versionsOf(model: UpsModel): ResolvedFirmware[] {
  checkModel(model)
  return linesOf(model).flatMap((line) =>
    line.known.filter((version) => hasVersion(line, version, model)).map((version) => ({ line, version })),
  )
}

/**
 * The line and version that a choice comes to. An ID given by hand wins. Without one the version decides: of
 * several lines that have it those count whose sources name it, and of these the newest hardware. Without a version
 * the newest one of the newest hardware is taken. `9.3`, `UPS 09.3` and `UPS 09.3 / ID=18` are 09.3 as well. A `CatalogueError` lists the lines and ranges of the model.
 *
 * @example const { line, version } = resolveFirmware(findModel('SMT1500RM2U'), { version: '09.2' })
 */
export function resolveFirmware(
  model: UpsModel,
  choice: { readonly version?: string; readonly id?: number } = {},
): ResolvedFirmware {
  checkModel(model)
  givenFields('firmware', choice, ['version', 'id'], { mayBeEmpty: true })
  if (choice.id !== undefined) checkNumber('firmware.id', choice.id, ANY_ID)
  const { given, id } = idWithin(choice)
  const lines = linesOf(model).filter((line) => id === undefined || line.id === id)
  const ofId = id === undefined ? '' : ` of ID ${id}`
  if (lines.length === 0) throw impossible(model, `ID ${id}`, ofId)
  if (given === undefined) return newest(lines, model)
  const revision = lines[0]!.bySku ? readRevision(given, model, lines) : undefined
  if (lines[0]!.bySku && !revision) throw impossible(model, given, ` ${given}`)
  const version = revision?.version ?? canonicalVersion(given)
  const fitting = lines.filter(
    (line) => hasVersion(line, version, model) && line.id === (revision?.sku ?? line.id),
  )
  const line = fitting.findLast((candidate) => candidate.known.includes(version)) ?? fitting.at(-1)
  if (line) return { line, version }
  throw impossible(model, given, ` ${version}${ofId}`)
}

/** A version may name its UPS ID, as units report it: `UPS 09.3 / ID=18`. */
function idWithin({ version, id }: { readonly version?: string; readonly id?: number }) {
  if (typeof version !== 'string') return { given: version, id }
  const named = withoutLine(version)
  if (named.id === undefined) return { given: version, id }
  if (id === undefined || id === named.id) return { given: named.version, id: named.id }
  throw new CatalogueError(
    `"${version}" names ID ${named.id}, and ID ${id} is asked for beside it`,
    version,
    [String(id)],
  )
}

const ANY_ID = { min: 1, max: 65_535, unit: '(an ID of a firmware line)', whole: true } as const

function checkModel(model: unknown): void {
  checkMade('model', model, ['name', 'lines', 'form'], 'a model that findModel() or listModels() gave')
}

function newest(lines: readonly FirmwareLine[], model: UpsModel): ResolvedFirmware {
  const line = lines[lines.length - 1]!
  const version = line.known.findLast((known) => hasVersion(line, known, model)) ?? line.last
  return { line, version }
}

/** A version of a line that goes by its SKU number, as its units report it. */
function asReported(line: FirmwareLine, version: string, model: UpsModel): string {
  return wholeRevision(line, version, traitsOf({ model, line: line.id, version }).skuLetter)
}

function impossible(model: UpsModel, given: string, what: string): CatalogueError {
  const allowed = linesOf(model).map((line) => {
    if (line.oldCodes)
      return `line ${line.id}: ${line.known.map((version) => asReported(line, version, model)).join(', ')}`
    if (line.bySku)
      return `SKU number ${line.id}: any revision, such as ${asReported(line, line.known.at(-1)!, model)}`
    const ranges = line.ranges.map(({ from, to }) => (from === to ? from : `${from}-${to}`))
    const since = line.firstFor?.[model.form]
    return `ID ${line.id}: ${ranges.join(', ')}${since ? ` (this model from ${since})` : ''}`
  })
  const message = `${model.name} has no firmware${what}; possible: ${allowed.join('; ')}`
  return new CatalogueError(message, given, allowed)
}
