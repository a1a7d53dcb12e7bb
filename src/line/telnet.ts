/** Telnet commands and options that RFC 2217 is made of. */
export const TELNET = { se: 240, sb: 250, will: 251, wont: 252, do: 253, dont: 254, iac: 255 } as const
export const OPTION = { binary: 0, echo: 1, suppressGoAhead: 3, comPort: 44 } as const

/** What comes out of a Telnet stream. */
export type TelnetEvent =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'negotiate'; readonly verb: number; readonly option: number }
  | { readonly kind: 'subnegotiate'; readonly option: number; readonly bytes: Uint8Array }

/** The longest subnegotiation kept; RFC 2217's own are a few bytes, signatures somewhat more. */
const LONGEST = 256

/** Takes a Telnet stream apart, in pieces of any size. */
export class TelnetParser {
  #state: 'data' | 'iac' | 'verb' | 'sub' | 'subIac' = 'data'
  #verb = 0
  #sub: number[] = []

  feed(bytes: Uint8Array): TelnetEvent[] {
    const events: TelnetEvent[] = []
    let data: number[] = []
    const flush = () => {
      if (data.length > 0) events.push({ kind: 'data', bytes: Uint8Array.from(data) })
      data = []
    }
    for (const byte of bytes) {
      if (this.#state === 'data' && byte !== TELNET.iac) data.push(byte)
      else if (this.#state === 'iac' && byte === TELNET.iac) {
        data.push(byte)
        this.#state = 'data'
      } else {
        flush()
        this.#command(byte, events)
      }
    }
    flush()
    return events
  }

  #command(byte: number, events: TelnetEvent[]): void {
    switch (this.#state) {
      case 'data':
        this.#state = 'iac'
        return
      case 'iac':
        if (byte === TELNET.sb) this.#begin()
        else if (byte >= TELNET.will) {
          this.#verb = byte
          this.#state = 'verb'
        } else this.#state = 'data'
        return
      case 'verb':
        events.push({ kind: 'negotiate', verb: this.#verb, option: byte })
        this.#state = 'data'
        return
      case 'sub':
        if (byte === TELNET.iac) this.#state = 'subIac'
        else this.#keep(byte)
        return
      case 'subIac':
        if (byte === TELNET.iac) {
          this.#keep(byte)
          this.#state = 'sub'
        } else {
          const [option, ...rest] = this.#sub
          if (byte === TELNET.se && option !== undefined)
            events.push({ kind: 'subnegotiate', option, bytes: Uint8Array.from(rest) })
          this.#state = 'data'
        }
    }
  }

  #begin(): void {
    this.#sub = []
    this.#state = 'sub'
  }

  #keep(byte: number): void {
    if (this.#sub.length < LONGEST) this.#sub.push(byte)
  }
}

const doubled = (bytes: Iterable<number>) =>
  [...bytes].flatMap((byte) => (byte === TELNET.iac ? [byte, byte] : [byte]))

export function negotiate(verb: number, option: number): number[] {
  return [TELNET.iac, verb, option]
}

export function subnegotiate(option: number, bytes: Iterable<number>): number[] {
  return [TELNET.iac, TELNET.sb, option, ...doubled(bytes), TELNET.iac, TELNET.se]
}

/** Data as it goes over the wire. */
export function escaped(bytes: Uint8Array): Uint8Array {
  return bytes.includes(TELNET.iac) ? Uint8Array.from(doubled(bytes)) : bytes
}
