import { useEffect, useState } from 'preact/hooks'

/** The views, by the first part of the address behind `#/`. */
export const VIEWS = { bench: 'Bench', scenarios: 'Scenarios', wire: 'Wire' } as const
export type View = keyof typeof VIEWS

export interface Route {
  readonly view: View
  /** The unit that is looked at, where the address names one. */
  readonly unit: string | undefined
}

export function routeOf(hash: string): Route {
  const [first = '', second] = hash.replace(/^#\/?/, '').split('/')
  if (first === 'unit' && second) return { view: 'bench', unit: decoded(second) }
  return { view: first in VIEWS ? (first as View) : 'bench', unit: undefined }
}

/** An address that somebody typed may not be a proper one. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function useRoute(): Route {
  const [hash, setHash] = useState(window.location.hash)
  useEffect(() => {
    const follow = () => setHash(window.location.hash)
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return routeOf(hash)
}
