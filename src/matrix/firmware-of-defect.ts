import { type ResolvedFirmware, versionsOf } from '../../emulators/smart-ups/firmware/catalogue.ts'
import type { Defect } from '../../emulators/smart-ups/firmware/defect.ts'
import { DEFECTS } from '../../emulators/smart-ups/firmware/defects/index.ts'
import { DefectError, Firmware } from '../../emulators/smart-ups/firmware/firmware.ts'
import { compareVersions } from '../../emulators/smart-ups/firmware/version.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'

/** The newest version of a model that has a defect, and the first one after it on the same line that has not. */
export interface AffectedAndFixed {
  readonly affected: ResolvedFirmware
  /** Undefined where no version with a fix is known. */
  readonly fixed: ResolvedFirmware | undefined
}

/** A defect by its id or another name it answers to; a `DefectError` names those there are. */
export function findDefect(name: string): Defect {
  const found = DEFECTS.find(({ id, aliases }) => id === name || aliases?.includes(name))
  if (found) return found
  throw new DefectError(`no defect ${name}; known: ${DEFECTS.map(({ id }) => id).join(', ')}`)
}

/** Where a defect ends on a model: on the newest line that has it and its fix, else on the newest that has it. */
export function affectedAndFixed(model: UpsModel, defect: Defect): AffectedAndFixed {
  const versions = versionsOf(model)
  const pairs = [...new Set(versions.map(({ line }) => line))].flatMap((line) => {
    const own = versions.filter((candidate) => candidate.line === line)
    const affected = own.filter((candidate) => has(candidate, defect)).at(-1)
    if (!affected) return []
    const fixed = own.find(
      (candidate) => !has(candidate, defect) && compareVersions(candidate.version, affected.version) > 0,
    )
    return [{ affected, fixed }]
  })
  const pair = pairs.findLast(({ fixed }) => fixed !== undefined) ?? pairs.at(-1)
  if (pair) return pair
  throw new DefectError(
    `no version of ${model.name} has ${defect.id}; versions: ${versions.map(({ version }) => version).join(', ')}`,
  )
}

function has({ line, version }: ResolvedFirmware, defect: Defect): boolean {
  return new Firmware(line, version).defects.includes(defect.id)
}
