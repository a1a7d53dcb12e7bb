export function markInUse(folder: string, pid?: number): () => void
export function inUseBy(folder: string): number | undefined
