export const FILES: readonly string[]
/** @param top folder of the repository; this one when left out */
export function sourcesSum(top?: string): string
export function stampDist(sum: string, top?: string): void
export function distProblem(top?: string): string | undefined
