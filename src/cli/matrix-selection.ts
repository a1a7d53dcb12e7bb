import { hostname } from 'node:os'
import { readBounded } from '../lab/lab-file/read-bounded.ts'
import type { Cell } from '../matrix/cell.ts'
import { UsageError } from './errors.ts'
import { parseShard } from './shard.ts'

/** Which of the cells are run: a part of them, or those that did not end as expected before. */
export interface Selection {
  readonly shard: string | undefined
  /** A file with an earlier report of `--json`. */
  readonly onlyFailed: string | undefined
}

/** @throws UsageError when nothing is left to run, or the report cannot be read */
export function selectedCells(cells: readonly Cell[], { shard, onlyFailed }: Selection): readonly Cell[] {
  const wanted = onlyFailed === undefined ? cells : failedBefore(cells, onlyFailed)
  if (shard === undefined) return wanted
  const { index, count } = parseShard(shard, process.env, hostname())
  return wanted.filter((_, at) => at % count === index - 1)
}

function failedBefore(cells: readonly Cell[], file: string): readonly Cell[] {
  const failed = new Set(failedNames(file))
  const found = cells.filter(({ name }) => failed.has(name))
  if (found.length > 0) return found
  const why =
    failed.size === 0
      ? 'every cell of that report ended as expected'
      : `no cell here is called ${[...failed].join(', ')}`
  throw new UsageError(`--only-failed ${file}: ${why}`)
}

/** A report of a thousand cells is a third of that. */
const LARGEST_REPORT = 1024 * 1024

function failedNames(file: string): string[] {
  const text = readReport(file)
  try {
    const rows: unknown = JSON.parse(text)
    if (Array.isArray(rows))
      return rows.flatMap((row: { readonly cell?: unknown; readonly asExpected?: unknown } | null) =>
        typeof row?.cell === 'string' && row.asExpected === false ? [row.cell] : [],
      )
  } catch {
    // Said below, as for any other text.
  }
  throw new UsageError(`--only-failed ${file} is not a report of upslab matrix --json`)
}

function readReport(file: string): string {
  try {
    return readBounded(file, LARGEST_REPORT)
  } catch (error) {
    throw new UsageError(`--only-failed ${file} cannot be read: ${(error as Error).message}`)
  }
}
