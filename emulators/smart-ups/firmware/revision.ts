import { CatalogueError } from '../models/catalogue-error.ts'
import type { UpsModel } from '../models/model.ts'
import { traitsOf } from '../traits/index.ts'
import type { FirmwareLine } from './line.ts'

/** What somebody chose of a unit that goes by its SKU number: `652.13.I`, `652.13` or the revision alone. */
export interface ChosenRevision {
  readonly sku?: number
  /** Canonical, for example `13.0`. */
  readonly version: string
}

/** `653.18`; `6Q` of a unit from before SKU numbers. Without the region letter. */
export function reportedRevision(
  { id, oldCodes, revisionSuffix = '' }: FirmwareLine,
  version: string,
): string {
  return oldCodes?.[version] ?? `${id}.${Number.parseInt(version, 10)}${revisionSuffix}`
}

/** The same with the region letter, as such a unit and its card say it: `653.18.D`, `6QD`. */
export function wholeRevision(line: FirmwareLine, version: string, letter: string): string {
  return `${reportedRevision(line, version)}${line.oldCodes ? '' : '.'}${letter}`
}

/** The version whose units answer that to `V`, the region letter left out; undefined on a line without that code. */
export function versionOfCode({ oldCodes = {} }: FirmwareLine, code: string): string | undefined {
  return Object.keys(oldCodes).find((version) => oldCodes[version] === code)
}

const CODE = /^([0-9A-Z]{2})([DIAJMW])?$/i
const PARTS = /^(\d{2,4})\.(\d{1,2})([A-Z]{2}\d)?(?:\.([A-Z]))?$/i
const ALONE = /^(\d{1,2})(?:\.0)?$/

/**
 * Reads the firmware of an SU, SUA, SC or SURT unit on one of its lines as it reports it itself. A `CatalogueError` names the SKU numbers and the
 * region letter of the model where others are given.
 *
 * @returns undefined for text of another form
 */
export function readRevision(
  text: string,
  model: UpsModel,
  lines: readonly FirmwareLine[],
): ChosenRevision | undefined {
  const byCode = readCode(text.trim(), model, lines)
  if (byCode) return byCode
  const alone = ALONE.exec(text.trim())
  if (alone) return { version: canonical(alone[1]!) }
  const [, number = '', revision = '', , letter] = PARTS.exec(text.trim()) ?? []
  if (!number) return undefined
  const sku = Number(number)
  if (letter === undefined && !model.lines.includes(sku)) return undefined
  if (!model.lines.includes(sku)) {
    const allowed = model.lines.map(String)
    throw new CatalogueError(
      `${model.name} has no firmware ${text.trim()}: its SKU number is ${allowed.join(' or ')}, not ${sku}`,
      text,
      allowed,
    )
  }
  const version = canonical(revision)
  const { skuLetter } = traitsOf({ model, line: sku, version })
  if (letter !== undefined && letter.toUpperCase() !== skuLetter)
    throw new CatalogueError(
      `${model.name} has no firmware ${text.trim()}: its region letter is ${skuLetter}, not ${letter.toUpperCase()}`,
      text,
      [`${sku}.${Number(revision)}.${skuLetter}`],
    )
  return { sku, version }
}

/** `6Q` and `6QD` where a line of the model has such codes. */
function readCode(text: string, model: UpsModel, lines: readonly FirmwareLine[]): ChosenRevision | undefined {
  const [, code = '', letter] = CODE.exec(text) ?? []
  for (const line of lines) {
    const version = versionOfCode(line, code.toUpperCase())
    if (version === undefined) continue
    const { skuLetter } = traitsOf({ model, line: line.id, version })
    if (letter === undefined || letter.toUpperCase() === skuLetter) return { sku: line.id, version }
  }
  return undefined
}

function canonical(revision: string): string {
  return `${revision.padStart(2, '0')}.0`
}
