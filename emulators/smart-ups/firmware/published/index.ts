import { FIELD_ROWS } from './field.ts'
import { type PublishedRow, rowsOf } from './row.ts'
import { SCL_SRTD_ROWS } from './scl-srtd.ts'
import { SMT_ROWS } from './smt.ts'
import { SMT_SMC_C_ROWS } from './smt-smc-c.ts'
import { SMTL_SMC_ROWS } from './smtl-smc.ts'
import { SMX_ROWS } from './smx.ts'
import { SRT_ROWS } from './srt.ts'
import { SRTL_ROWS } from './srtl.ts'

/** Every published difference between firmware versions, by line. */
export const PUBLISHED: readonly PublishedRow[] = [
  SMT_ROWS,
  SMX_ROWS,
  SMT_SMC_C_ROWS,
  SMTL_SMC_ROWS,
  SRT_ROWS,
  SRTL_ROWS,
  SCL_SRTD_ROWS,
  FIELD_ROWS,
].flatMap(rowsOf)

const BY_ID = new Map(PUBLISHED.map((row) => [row.id, row]))

/** A published difference by its id. @throws RangeError when there is none */
export function published(id: string): PublishedRow {
  const row = BY_ID.get(id)
  if (!row) throw new RangeError(`no published difference ${id}`)
  return row
}
