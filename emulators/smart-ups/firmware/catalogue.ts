import { CatalogueError } from '../models/catalogue-error.ts'
import type { UpsModel } from '../models/model.ts'
import type { FirmwareLine } from './line.ts'
import { OTHER_LINES } from './lines/others.ts'
import { SMT_LINES } from './lines/smt.ts'
import { SMX_SMC_LINES } from './lines/smx-smc.ts'
import { SRT_LINES } from './lines/srt.ts'
import { canonicalVersion, compareVersions } from './version.ts'

const LINES: readonly FirmwareLine[] = [...SMT_LINES, ...SMX_SMC_LINES, ...SRT_LINES, ...OTHER_LINES].sort(
  (a, b) => a.id - b.id,
)
const BY_ID = new Map(LINES.map((line) => [line.id, line]))

/** A version on its line. */
export interface ResolvedFirmware {
  readonly line: FirmwareLine
  /** Canonical, for example `09.3`. */
  readonly version: string
}

/** Every line, by ID. */
export function listLines(): readonly FirmwareLine[] {
  return LINES
}

export function findLine(id: number): FirmwareLine {
  const line = BY_ID.get(id)
  if (!line)
    throw new CatalogueError(
      `no firmware line ${id}; there are: ${LINES.map((known) => known.id).join(', ')}`,
    )
  return line
}

/** The lines of a model, oldest hardware first. */
function linesOf(model: UpsModel): FirmwareLine[] {
  return model.lines.map(findLine)
}

/** Whether a line has a version for this model. Towers on ID 18 start at 08.0, its rack units earlier. */
export function hasVersion(line: FirmwareLine, version: string, model: UpsModel): boolean {
  const { towersFrom } = line
  if (towersFrom && model.form === 'tower' && compareVersions(version, towersFrom) < 0) return false
  return line.ranges.some(
    ({ from, to }) => compareVersions(version, from) >= 0 && compareVersions(version, to) <= 0,
  )
}

/** Versions that sources name for a model, oldest hardware and version first. */
export function versionsOf(model: UpsModel): ResolvedFirmware[] {
  return linesOf(model).flatMap((line) =>
    line.known.filter((version) => hasVersion(line, version, model)).map((version) => ({ line, version })),
  )
}

/**
 * The line and version that a choice comes to. An ID given by hand wins. Without one the version decides: of
 * several lines that have it those count whose sources name it, and of these the newest hardware. Without a version
 * the newest one is taken.
 */
export function resolveFirmware(
  model: UpsModel,
  choice: { readonly version?: string; readonly id?: number } = {},
): ResolvedFirmware {
  const lines = linesOf(model).filter((line) => choice.id === undefined || line.id === choice.id)
  if (lines.length === 0) throw impossible(model, `${model.name} has no firmware of ID ${choice.id}`)
  if (choice.version === undefined) return newest(lines, model)
  const version = canonicalVersion(choice.version)
  const fitting = lines.filter((line) => hasVersion(line, version, model))
  const line = fitting.findLast((candidate) => candidate.known.includes(version)) ?? fitting.at(-1)
  if (line) return { line, version }
  const id = choice.id === undefined ? '' : ` of ID ${choice.id}`
  throw impossible(model, `${model.name} has no firmware ${version}${id}`)
}

function newest(lines: readonly FirmwareLine[], model: UpsModel): ResolvedFirmware {
  const line = lines[lines.length - 1]!
  const version = line.known.findLast((known) => hasVersion(line, known, model)) ?? line.last
  return { line, version }
}

function impossible(model: UpsModel, what: string): CatalogueError {
  const possible = linesOf(model).map((line) => {
    const ranges = line.ranges.map(({ from, to }) => (from === to ? from : `${from}-${to}`))
    const towers = line.towersFrom && model.form === 'tower' ? ` (this model from ${line.towersFrom})` : ''
    return `ID ${line.id}: ${ranges.join(', ')}${towers}`
  })
  return new CatalogueError(`${what}; possible: ${possible.join('; ')}`)
}
