/** Where a TCP port listens. */
export interface ListenAddress {
  readonly host: string
  /** 0 lets the operating system choose a free one. */
  readonly port: number
}

/** Nothing listens beyond this computer unless the user says so. */
export const DEFAULT_HOST = '127.0.0.1'

const FORMS =
  'write HOST:PORT, [IPv6]:PORT or PORT, such as 127.0.0.1:502, [::1]:502 or 0 (0 picks a free port)'
const BRACKETED = /^\[([0-9a-fA-F:.]+(?:%[\w.-]+)?)\]:(\d+)$/
const HOST_AND_PORT = /^([A-Za-z0-9._-]+):(\d+)$/

/**
 * Reads an address such as `127.0.0.1:0`, `[::1]:502`, `localhost:502` or `502` (on {@link DEFAULT_HOST}).
 *
 * @throws RangeError naming the text and the forms allowed
 */
export function parseListenAddress(text: string | number): ListenAddress {
  const trimmed = String(text).trim()
  if (/^\d+$/.test(trimmed)) return { host: DEFAULT_HOST, port: parsePort(trimmed, trimmed) }
  const match = BRACKETED.exec(trimmed) ?? HOST_AND_PORT.exec(trimmed)
  if (match) return { host: match[1] ?? '', port: parsePort(match[2] ?? '', trimmed) }
  const colons = trimmed.split(':').length - 1
  const hint = colons > 1 ? 'an IPv6 address goes in square brackets; ' : ''
  throw new RangeError(`"${trimmed}" is not an address to listen on: ${hint}${FORMS}`)
}

/** The address as a client types it, IPv6 in brackets. */
export function formatAddress({ host, port }: ListenAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

function parsePort(digits: string, text: string): number {
  const port = Number(digits)
  if (port > 65_535) throw new RangeError(`"${text}": port ${digits} is above 65535; ${FORMS}`)
  return port
}
