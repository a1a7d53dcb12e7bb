import type { EndpointState } from '../types.ts'

/** Addresses that mean "every interface" are nothing to type: the bench is reached where its control API is. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '[::]'])

/** Host and port of an address, as a client reaches it. */
export function reached(address: string, control: string): { readonly host: string; readonly port: string } {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? []
  return { host: EVERYWHERE.has(host) ? new URL(control).hostname : host, port }
}

/** The same without the brackets of IPv6, for clients that take host and port apart. */
export const bare = (host: string) => host.replace(/^\[|\]$/g, '')

/** A word as a shell takes it. */
export const quoted = (word: string) =>
  /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** Ends that carry serial bytes as a file of this computer. */
export function ttyOf(endpoint: EndpointState): string | undefined {
  return endpoint.kind === 'pty' || endpoint.kind === 'serialport' ? endpoint.path : undefined
}
