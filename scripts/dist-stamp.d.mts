export function sourcesSum(): string
export function stampDist(sum: string): void
export function distProblem(): string | undefined
