import {
  hasVersion,
  lineOf,
  type ResolvedFirmware,
  versionsOf,
} from '../../emulators/smart-ups/firmware/catalogue.ts'
import type { AffectedRange, Defect } from '../../emulators/smart-ups/firmware/defect.ts'
import { DEFECTS } from '../../emulators/smart-ups/firmware/defects/index.ts'
import { type DefectChoice, DefectError, isAffected } from '../../emulators/smart-ups/firmware/firmware.ts'
import { type ClientName, canSee } from '../../emulators/smart-ups/firmware/published/clients.ts'
import { PUBLISHED } from '../../emulators/smart-ups/firmware/published/index.ts'
import { statusOf } from '../../emulators/smart-ups/firmware/published/status.ts'
import { compareVersions } from '../../emulators/smart-ups/firmware/version.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'

/** The newest version of a model that has a defect, and the first one after it on the same line that has not. */
export interface AffectedAndFixed {
  readonly affected: ResolvedFirmware
  /** Undefined where no version with a fix is known. */
  readonly fixed: ResolvedFirmware | undefined
}

/** A difference between versions that a matrix can run against: a defect, a capability or a value. */
export interface Difference {
  readonly id: string
  readonly affects: readonly AffectedRange[]
  /** How it is switched on where it is rare; undefined where the version brings it as it is. */
  readonly provoked: DefectChoice | undefined
  /** Published differences that it is. */
  readonly rows: readonly string[]
}

function ofDefect({ id, affects, options, rows }: Defect): Difference {
  return { id, affects, rows, provoked: 'probability' in options ? { probability: 1 } : undefined }
}

/** Every difference there is: defects first, then capabilities and values. */
function differences(defects: readonly Defect[]): Difference[] {
  const others = PUBLISHED.filter(({ id }) => ['gate', 'trait'].includes(statusOf(id).kind))
  return [
    ...defects.map(ofDefect),
    ...others.map(({ id, affects }) => ({ id, affects, rows: [id], provoked: undefined })),
  ]
}

/** A difference by its id, an alias of its defect or the id of a published row; a `DefectError` names those there are. */
export function findDefect(name: string, defects: readonly Defect[] = DEFECTS): Difference {
  const defect = defects.find(({ id, aliases }) => id === name || aliases?.includes(name))
  const found = defect ? ofDefect(defect) : differences(defects).find(({ rows }) => rows.includes(name))
  if (found) return found
  throw new DefectError(
    `no defect ${name}; known: ${differences(defects)
      .map(({ id }) => id)
      .join(', ')}`,
  )
}

/** The differences of a model that have a version on either side, and that a client can notice where one is named. */
export function differencesOf(
  model: UpsModel,
  client?: ClientName,
  defects: readonly Defect[] = DEFECTS,
): Difference[] {
  const seen = ({ rows }: Difference) =>
    client === undefined ||
    // What no list of clients knows may be noticed by each of them.
    rows.length === 0 ||
    PUBLISHED.some((row) => rows.includes(row.id) && canSee(client, row))
  return differences(defects).filter((each) => seen(each) && pairOf(model, each)?.fixed !== undefined)
}

/** Where a defect ends on a model: on the newest line that has it and its fix, else on the newest that has it. */
export function affectedAndFixed(model: UpsModel, difference: Difference): AffectedAndFixed {
  const pair = pairOf(model, difference)
  if (pair) return pair
  const versions = versionsOf(model)
  throw new DefectError(
    `no version of ${model.name} has ${difference.id}; versions: ${versions.map(({ version }) => version).join(', ')}`,
  )
}

function pairOf(model: UpsModel, { affects }: Difference): AffectedAndFixed | undefined {
  const lines = model.lines.filter((id) => affects.some(({ line }) => line === id))
  const pairs = lines.flatMap((id) => pairOnLine(model, id, affects) ?? [])
  return pairs.findLast(({ fixed }) => fixed !== undefined) ?? pairs.at(-1)
}

/** Among versions that sources name; where none of them is affected, among all that the line could have. */
function pairOnLine(
  model: UpsModel,
  id: number,
  affects: readonly AffectedRange[],
): AffectedAndFixed | undefined {
  const line = lineOf(model, id)
  const has = (version: string) => affects.some((range) => isAffected(range, id, version))
  const known = versionsOf(model).flatMap((each) => (each.line === line ? [each.version] : []))
  const affected =
    known.findLast(has) ??
    everyVersion().findLast((version) => hasVersion(line, version, model) && has(version))
  if (affected === undefined) return undefined
  const fixed = known.find((version) => !has(version) && compareVersions(version, affected) > 0)
  return {
    affected: { line, version: affected },
    fixed: fixed === undefined ? undefined : { line, version: fixed },
  }
}

/** Versions as they are numbered, oldest first: 00.0 to 19.9. */
function everyVersion(): string[] {
  return Array.from(
    { length: 200 },
    (_, tenths) => `${String(Math.floor(tenths / 10)).padStart(2, '0')}.${tenths % 10}`,
  )
}
