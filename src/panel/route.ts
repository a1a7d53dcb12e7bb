import { address, decoded, partsOf, type Values } from './state/address.ts'
import { useCell } from './state/cell.ts'

/** The views, by the first part of the address behind `#/`. */
export const VIEWS = {
  bench: 'Bench',
  together: 'Side by side',
  scenarios: 'Scenarios',
  wire: 'Wire',
} as const
export type View = keyof typeof VIEWS

export interface Route {
  readonly view: View
  /** The unit that is looked at, where the address names one. */
  readonly unit: string | undefined
  /** What else the address says: filters, choices. */
  readonly values: Values
}

export function routeOf(hash: string): Route {
  const { path, values } = partsOf(hash)
  const [first = '', second] = path
  if (first === 'unit' && second) return { view: 'bench', unit: decoded(second), values }
  return { view: first in VIEWS ? (first as View) : 'bench', unit: undefined, values }
}

export function useRoute(): Route {
  return routeOf(useCell(address))
}
