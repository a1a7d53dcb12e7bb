import {
  type ResolvedFirmware,
  resolveFirmware,
  versionsOf,
} from '../../emulators/smart-ups/firmware/catalogue.ts'
import { canonicalVersion, compareVersions } from '../../emulators/smart-ups/firmware/version.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import { UsageError } from './errors.ts'

/** What stands for several versions, for the texts of flags. */
export const VERSION_WORDS = 'versions, ranges such as 09.0..09.8, all, latest'

/**
 * The parts of a list as typed, `09.2, 09.3`: trimmed, each once.
 *
 * @throws UsageError when there is nothing between two commas
 */
export function listOf(flag: string, text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.every(Boolean)) return [...new Set(parts)]
  throw new UsageError(`${flag} ${JSON.stringify(text)}: a part of the list is empty`)
}

/**
 * The versions of a model that one part of a list stands for: a version, a range of those that sources name, `all` of
 * them, or the `latest`.
 *
 * @param id the UPS ID, where versions of one line alone are meant
 */
export function versionsNamed(model: UpsModel, text: string, id?: number): readonly ResolvedFirmware[] {
  const known = versionsOf(model).filter(({ line }) => id === undefined || line.id === id)
  if (text === 'all') return known
  if (text === 'latest') return [resolveFirmware(model, id === undefined ? {} : { id })]
  const [from, to, more] = text.split('..')
  if (to === undefined)
    return [resolveFirmware(model, { version: text, ...(id === undefined ? {} : { id }) })]
  if (more !== undefined || !from || !to)
    throw new UsageError(`--firmware ${text} is not a range; write both ends, such as 09.0..09.8`)
  const [first, last] = [canonicalVersion(from), canonicalVersion(to)]
  const within = known.filter(
    ({ version }) => compareVersions(version, first) >= 0 && compareVersions(version, last) <= 0,
  )
  if (within.length > 0) return within
  const named = known.map(({ version }) => version).join(', ')
  throw new UsageError(
    `--firmware ${text}: no version of ${model.name} is in that range; there are: ${named}`,
  )
}

/** The models that a list names; `*` stands for any characters, as in `SMT*`. */
export function modelsNamed(
  text: string,
  all: readonly UpsModel[],
  find: (name: string) => UpsModel,
): UpsModel[] {
  const found = listOf('--model', text).flatMap((part) => {
    if (!part.includes('*')) return [find(part)]
    const pattern = new RegExp(`^${part.split('*').map(escaped).join('.*')}$`, 'i')
    const fitting = all.filter(({ name }) => pattern.test(name))
    if (fitting.length > 0) return fitting
    throw new UsageError(`--model ${part} fits none of: ${all.map(({ name }) => name).join(', ')}`)
  })
  return [...new Set(found)]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
