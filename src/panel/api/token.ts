import { decoded } from '../state/address.ts'

const KEPT = 'upslab-token'

/**
 * The token of the bench: from `#token=…` or `?token=…` of the page's address, which is then cleared of it, or kept
 * from before in this tab.
 */
export function tokenFromAddress(): string | undefined {
  const { location, history } = window
  const query = new URLSearchParams(location.search)
  const hash = /^#token=([^&]*)/.exec(location.hash)
  const given = hash?.[1] ? decoded(hash[1]) : query.get('token')
  if (given) {
    sessionStorage.setItem(KEPT, given)
    query.delete('token')
    const rest = query.size > 0 ? `?${query}` : ''
    history.replaceState(null, '', `${location.pathname}${rest}${hash ? '' : location.hash}`)
  }
  return given || keptToken()
}

export function keptToken(): string | undefined {
  return sessionStorage.getItem(KEPT) ?? undefined
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEPT, token)
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEPT)
}
