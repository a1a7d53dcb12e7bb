import { negotiate, OPTION, TELNET, TelnetParser } from '../../line/telnet.ts'

/** Characters of a line at most; what is typed beyond is dropped. */
const LONGEST = 256
const BACKSPACES = ['\b', '\x7f']

/** What the console offers at the start: it echoes, and no side needs leave to speak. */
export const OFFERS = [
  ...negotiate(TELNET.will, OPTION.echo),
  ...negotiate(TELNET.will, OPTION.suppressGoAhead),
]

/** Something that came in over Telnet. */
export type Typed =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'echo'; readonly text: string }
  | { readonly kind: 'answer'; readonly bytes: readonly number[] }

/** Makes lines of what somebody types over Telnet: CR LF, CR NUL, CR and LF end a line. */
export class TypedLines {
  readonly #telnet = new TelnetParser()
  #text = ''
  #afterReturn = false

  /** What stands in the line that is not ended. */
  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text.slice(0, LONGEST)
  }

  /** @param mask shown in place of each character: passwords */
  *feed(bytes: Uint8Array, mask: () => string | undefined): Generator<Typed> {
    for (const event of this.#telnet.feed(bytes))
      if (event.kind === 'data') yield* this.#type(event.bytes, mask)
      else if (event.kind === 'negotiate') {
        const answer = refusal(event.verb, event.option)
        if (answer) yield { kind: 'answer', bytes: answer }
      }
  }

  *#type(bytes: Uint8Array, mask: () => string | undefined): Generator<Typed> {
    for (const byte of bytes) {
      const character = String.fromCharCode(byte)
      const secondOfPair = this.#afterReturn && (character === '\n' || character === '\0')
      this.#afterReturn = character === '\r'
      if (secondOfPair) continue
      if (character === '\r' || character === '\n') {
        const text = this.#text
        this.#text = ''
        yield { kind: 'echo', text: '\r\n' }
        yield { kind: 'line', text }
      } else if (BACKSPACES.includes(character)) {
        if (this.#text === '') continue
        this.#text = this.#text.slice(0, -1)
        yield { kind: 'echo', text: '\b \b' }
      } else if (byte >= 0x20 && this.#text.length < LONGEST) {
        this.#text += character
        yield { kind: 'echo', text: mask() ?? character }
      }
    }
  }
}

/** No option but those offered is taken; answers to the offers themselves need none. */
function refusal(verb: number, option: number): readonly number[] | undefined {
  if (verb === TELNET.will) return negotiate(TELNET.dont, option)
  if (verb !== TELNET.do || option === OPTION.echo || option === OPTION.suppressGoAhead) return undefined
  return negotiate(TELNET.wont, option)
}
