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

/** What says that somebody who was given a challenge knows the phrase and turns the unit off. */
export const controlSignature = (challenge: string, secret: Secret): string =>
  signature(`macontrol1_control_shutdown_1=1,${challenge}`, secret)

/** A packet of network shutdown: its kind, lines of KEY=value, and the signature. Every line ends with LF. */
export function packetText(
  kind: 'MASTATUS' | 'MACONFIG',
  lines: readonly (readonly [string, string])[],
  secret: Secret,
) {
  const body = [kind, '<BODY>', ...lines.map(([key, value]) => `${key}=${value}`), ''].join('\n')
  return `${body}MD=${signature(body, secret)}\n</BODY>\n`
}

/** Characters of a packet at most; recorded ones have about 1,100. */
const LONGEST = 4096
const HEAD = /^(?:MASTATUS|MACONFIG)\n<BODY>\n/
const TAIL = /^MD=([0-9a-f]{32})\n<\/BODY>\n$/

/** The fields of a packet that is signed with the secret; undefined for anything else. */
export function readPacket(text: string, secret: Secret): ReadonlyMap<string, string> | undefined {
  const end = text.indexOf('MD=')
  if (text.length > LONGEST || end < 0) return undefined
  const signed = text.slice(0, end)
  const [, given] = TAIL.exec(text.slice(end)) ?? []
  if (!HEAD.test(signed) || given !== signature(signed, secret)) return undefined
  return fieldsOf(signed)
}

/** Lines of KEY=value. Where a key comes again, its last value counts. */
export function fieldsOf(lines: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of lines.split('\n')) {
    const at = line.indexOf('=')
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1))
  }
  return fields
}

/** A number in hexadecimal, so many digits at least, as the counters of a packet have it. */
export const hexText = (value: number, digits = 2) =>
  Math.floor(value).toString(16).toUpperCase().padStart(digits, '0')
