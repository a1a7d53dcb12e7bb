import type { Decisions } from './decisions.ts'

/**
 * Where a defect lives: a line (UPS ID) and the versions from `from` (inclusive) or `after` (exclusive) up to
 * `fixedIn` (exclusive). No lower bound means since the line's first version, no `fixedIn` means never fixed.
 */
export interface AffectedRange {
  readonly line: number
  readonly from?: string
  readonly after?: string
  readonly fixedIn?: string
  /** Why this range is our assumption; absent when a source states it. */
  readonly assumed?: string
}

/** A known firmware defect: where it lives, who says so, and the decisions it gets wrong. */
export interface Defect {
  /** Stable name, as users switch it on and off. */
  readonly id: string
  /** One line for lists. */
  readonly title: string
  /** The document that describes it. */
  readonly source: string
  readonly affects: readonly AffectedRange[]
  readonly decides: Partial<Decisions>
}

export function defineDefect(defect: Defect): Defect {
  return defect
}
