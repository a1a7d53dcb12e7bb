import type { PortUse } from '../types.ts'

/** Who is at a port, in words: `2 clients, last request 0.4 s ago`. */
export function useWords({ clients, idleSeconds }: Pick<PortUse, 'clients' | 'idleSeconds'>): string {
  const who = clients === null ? undefined : clients === 1 ? '1 client' : `${clients || 'no'} clients`
  const when = idleSeconds === null ? 'no request yet' : `last request ${ago(idleSeconds)} ago`
  return who === undefined ? when : `${who}, ${when}`
}

function ago(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
