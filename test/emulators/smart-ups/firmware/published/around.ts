import { findLine, hasVersion } from '../../../../../emulators/smart-ups/firmware/catalogue.ts'
import type { AffectedRange } from '../../../../../emulators/smart-ups/firmware/defect.ts'
import { isAffected } from '../../../../../emulators/smart-ups/firmware/firmware.ts'
import { published } from '../../../../../emulators/smart-ups/firmware/published/index.ts'
import { compareVersions } from '../../../../../emulators/smart-ups/firmware/version.ts'
import { listModels } from '../../../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../../../emulators/smart-ups/models/model.ts'

/** A model and two of its versions: the last that has a difference, and the next that does not. */
export interface Around {
  readonly model: UpsModel
  readonly line: number
  readonly affected: string
  /** Undefined where no fix is published. */
  readonly fixed: string | undefined
}

/** Two neighbours of a published difference, for the first of its lines that a model has. */
export function around(id: string, wanted: (model: UpsModel) => boolean = () => true): Around {
  for (const range of published(id).affects)
    for (const model of listModels()
      .filter(({ lines }) => lines.includes(range.line))
      .filter(wanted)) {
      const found = neighbours(range, model)
      if (found) return found
    }
  throw new Error(`no model has versions on both sides of ${id}`)
}

function neighbours(range: AffectedRange, model: UpsModel): Around | undefined {
  const line = findLine(range.line)
  const all = everyVersion().filter((version) => hasVersion(line, version, model))
  const affected = all.filter((version) => isAffected(range, line.id, version)).at(-1)
  if (affected === undefined) return undefined
  const fixed = all.find(
    (version) => compareVersions(version, affected) > 0 && !isAffected(range, line.id, version),
  )
  return { model, line: line.id, affected, fixed }
}

/** Every version there could be, oldest first. */
function everyVersion(): string[] {
  return Array.from({ length: 200 }, (_, tenths) => {
    const [major, minor] = [Math.floor(tenths / 10), tenths % 10]
    return `${String(major).padStart(2, '0')}.${minor}`
  })
}
