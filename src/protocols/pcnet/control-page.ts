import type { LineSession, Output } from '../../line/line-session.ts'
import { latin1 } from '../latin1.ts'
import { controlSignature, hexText, type Secret, signature } from './packet.ts'

/** Bytes of a request at most. */
const LONGEST = 4096
const FORM = /macontrol1(?:_|%5f)control(?:_|%5f)shutdown(?:_|%5f)1=1(?:,|%2c)([0-9a-f]{32})/i

/** What the page of a card stands on. */
export interface ControlPageOptions {
  readonly secret: () => Secret
  /** The card answers at all. */
  readonly enabled: () => boolean
  readonly address: () => string
  readonly boots: () => number
  /** Hundredths of a second since the card started. */
  readonly uptime: () => number
  /** A new challenge, 16 hex digits, for each page. */
  readonly challenge: () => string
  /** Somebody who knows the phrase turns the unit off. */
  readonly shutDown: () => void
}

/** The one page of a card's web face that network shutdown uses, on one connection: a challenge, and the command behind it. */
export class ControlPage implements LineSession {
  readonly #options: ControlPageOptions
  #text = ''
  #challenge: string | undefined
  #finished = false

  constructor(options: ControlPageOptions) {
    this.#options = options
  }

  get finished(): boolean {
    return this.#finished
  }

  receive(bytes: Uint8Array): readonly Output[] {
    if (this.#finished || !this.#options.enabled()) return []
    this.#text += String.fromCharCode(...bytes)
    const outputs: Output[] = []
    for (let request = this.#next(); request; request = this.#next()) {
      const answer = this.#answer(request)
      outputs.push({ bytes: latin1(answer) })
    }
    if (this.#text.length > LONGEST) this.#finished = true
    return outputs
  }

  /** The next whole request, head and body. */
  #next(): { readonly head: string; readonly body: string } | undefined {
    const end = this.#text.indexOf('\r\n\r\n')
    if (end < 0) return undefined
    const head = this.#text.slice(0, end)
    const length = Number(/^content-length:\s*(\d{1,4})\s*$/im.exec(head)?.[1] ?? 0)
    const from = end + 4
    if (this.#text.length < from + length) return undefined
    const body = this.#text.slice(from, from + length)
    this.#text = this.#text.slice(from + length)
    return { head, body }
  }

  #answer({ head, body }: { readonly head: string; readonly body: string }): string {
    if (/^GET \/macontrol\.htm\b/.test(head)) return page(this.#page())
    if (/^POST \/Forms\/macontrol1\b/.test(head)) return this.#post(body)
    return 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'
  }

  #page(): string {
    const { secret, address, boots, uptime, challenge } = this.#options
    this.#challenge = challenge()
    const lines = [
      `PC=${address()}`,
      `SR=${hexText(boots())}`,
      `SU=${hexText(uptime())}`,
      `CS=${this.#challenge}`,
    ]
    const text = `<html>\n${lines.join('\n')}\n`
    return `${text}MD=${signature(text, secret())}\n</html>\n`
  }

  /** A challenge counts once. */
  #post(body: string): string {
    const challenge = this.#challenge
    this.#challenge = undefined
    const { secret, shutDown } = this.#options
    const given = FORM.exec(body)?.[1]?.toLowerCase()
    if (challenge === undefined || given !== controlSignature(challenge, secret()))
      return 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'
    shutDown()
    return 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'
  }
}

/** One chunk: a header of a chunk inside the signed text would break its signature. */
function page(text: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`
}
