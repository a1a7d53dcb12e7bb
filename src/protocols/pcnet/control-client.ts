import { latin1, latin1Text } from '../latin1.ts'
import { isNewer, type Moment, momentOf } from './moment.ts'
import { controlSignature, fieldsOf, type Secret, signature } from './packet.ts'

export const CONTROL_PAGE = latin1('GET /macontrol.htm HTTP/1.1\r\nHost: card\r\n\r\n')

/**
 * What turns the unit off, as apcupsd posts it once it has the page; undefined where the page is not the card's, or not
 * newer than the last packet.
 */
export function shutdownPost(
  answer: Uint8Array,
  secret: Secret,
  last: Moment | undefined,
): Uint8Array | undefined {
  const page = /<html>\n[\s\S]*?MD=[0-9a-f]{32}\n/.exec(latin1Text(answer))?.[0]
  if (page === undefined) return undefined
  const fields = fieldsOf(page)
  const signed = page.slice(0, page.indexOf('MD='))
  const challenge = fields.get('CS')
  if (challenge === undefined || fields.get('MD') !== signature(signed, secret)) return undefined
  if (!isNewer(momentOf(fields), last)) return undefined
  const body = `macontrol1%5fcontrol%5fshutdown%5f1=1%2C${controlSignature(challenge, secret)}`
  return latin1(
    `POST /Forms/macontrol1 HTTP/1.1\r\nHost: card\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}
