type Ratios = Readonly<Record<string, number>>

interface Row {
  readonly what: string
  readonly ours: string
  readonly peer?: string
  readonly ratio?: string
}

export function ratiosOf(rows: readonly Row[]): Ratios
export function fallen(kept: Ratios, now: Ratios): readonly string[]
export function better(one: Ratios, other: Ratios): Ratios
