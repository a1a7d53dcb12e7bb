interface Sample {
  readonly seconds: number
  readonly mb: number
}

export function grown(samples: readonly Sample[]): string | undefined
export class MemoryLog {
  readonly samples: readonly Sample[]
  add(seconds: number, mb: number): void
  csv(): string
  summary(): string
}
