import { latin1 } from '../latin1.ts'
import { md5 } from './md5.ts'

/** Who signs: the user and the phrase that card and clients share. */
export interface Secret {
  readonly user: string
  readonly phrase: string
}

/** The signature of a text: MD5 of its bytes, the user and the phrase, one behind the other. */
export function signature(text: string, { user, phrase }: Secret): string {
  return md5(latin1(text + user + phrase))
}

/** A packet of network shutdown: its kind, lines of KEY=value, and the signature. Every line ends with LF. */
export function packetText(
  kind: 'MASTATUS' | 'MACONFIG',
  lines: readonly (readonly [string, string])[],
  secret: Secret,
) {
  const body = [kind, '<BODY>', ...lines.map(([key, value]) => `${key}=${value}`), ''].join('\n')
  return `${body}MD=${signature(body, secret)}\n</BODY>\n`
}

/** A number in hexadecimal, so many digits at least, as the counters of a packet have it. */
export const hexText = (value: number, digits = 2) =>
  Math.floor(value).toString(16).toUpperCase().padStart(digits, '0')
