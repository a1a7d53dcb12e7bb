import { checkText } from '../check-value.ts'
import { CatalogueError } from './catalogue-error.ts'
import type { UpsModel } from './model.ts'
import { SCL_MODELS } from './scl.ts'
import { SMC_MODELS, SMX_MODELS } from './smc-smx.ts'
import { SMT_MODELS } from './smt.ts'
import { SMTL_MODELS } from './smtl.ts'
import { SRT_MODELS } from './srt.ts'
import { SRC_MODELS, SRTL_MODELS } from './srtl-src.ts'
import { MATRIX_MODELS, SC_MODELS, SU_MODELS } from './su-sc.ts'
import { SUA_MODELS } from './sua.ts'
import { SURT_MODELS } from './surt.ts'

export const MODELS: readonly UpsModel[] = [
  ...SMT_MODELS,
  ...SMC_MODELS,
  ...SMX_MODELS,
  ...SMTL_MODELS,
  ...SCL_MODELS,
  ...SRT_MODELS,
  ...SRTL_MODELS,
  ...SRC_MODELS,
  ...SC_MODELS,
  ...SU_MODELS,
  ...MATRIX_MODELS,
  ...SUA_MODELS,
  ...SURT_MODELS,
]
/** Models of a list by their names in capitals. */
const BY_NAMES = new WeakMap<readonly UpsModel[], ReadonlyMap<string, UpsModel>>()

function byName(models: readonly UpsModel[]): ReadonlyMap<string, UpsModel> {
  const names = BY_NAMES.get(models) ?? new Map(models.map((model) => [model.name.toUpperCase(), model]))
  BY_NAMES.set(models, names)
  return names
}

/** Names that come closest, in messages. */
const MOST_SUGGESTED = 6

/**
 * Every model that can be emulated.
 *
 * @example listModels().map(({ name }) => name)
 */
export function listModels(): readonly UpsModel[] {
  return MODELS
}

/**
 * A model by its order name, in any case; a `CatalogueError` names those that come closest.
 *
 * @throws TypeError or RangeError when it is no name
 * @example findModel('SMT1500RM2U').watts
 */
export function findModel(name: string, models: readonly UpsModel[] = MODELS): UpsModel {
  checkText('model', name, 'the name of a model, such as SMT1500')
  const names = byName(models)
  const model = names.get(name.trim().toUpperCase())
  if (model) return model
  const close = [...names.values()]
    .map((known) => ({
      name: known.name,
      distance: editDistance(known.name.toUpperCase(), name.trim().toUpperCase()),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_SUGGESTED)
    .map((known) => known.name)
  const message = `no model ${JSON.stringify(name)}; close to it: ${close.join(', ')}; "upslab models" lists all`
  throw new CatalogueError(message, name, close)
}

/** How many letters must change to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
