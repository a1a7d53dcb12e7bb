import { Cell } from './cell.ts'

/** What the page's address says behind #, for those who watch it. */
export const address = new Cell(typeof window === 'undefined' ? '' : window.location.hash)

if (typeof window !== 'undefined')
  window.addEventListener('hashchange', () => address.set(window.location.hash))

/** Values that the address carries, `?name=value`; an empty one is left out. */
export type Values = Readonly<Record<string, string | undefined>>

/** The path and the values of an address, such as `#/scenarios?seed=1`. */
export function partsOf(hash: string): { readonly path: readonly string[]; readonly values: Values } {
  const text = hash.replace(/^#\/?/, '')
  const mark = text.indexOf('?')
  const path = (mark < 0 ? text : text.slice(0, mark)).split('/')
  return { path, values: Object.fromEntries(new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1))) }
}

/** An address of the page. */
export function addressOf(path: readonly string[], values: Values = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  return `#/${path.map(encodeURIComponent).join('/')}${query.size > 0 ? `?${query}` : ''}`
}

/** Notes values in the address. The view stays; going back goes past them. */
export function note(change: Values): void {
  const { path, values } = partsOf(address.value)
  const next = addressOf(path.map(decoded), { ...values, ...change })
  if (next === address.value) return
  history.replaceState(null, '', `${location.pathname}${location.search}${next}`)
  address.set(next)
}

/** An address that somebody typed may not be a proper one. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
