import type { Decoder, DescribedField, Description } from '../description.ts'
import { ALERT_NAMES, COMMAND_NAMES } from './names.ts'

/** A reply line that has not ended may be so long; the longest real one is the capability string. */
const LONGEST_LINE = 1024

/** UPS-Link: characters one way, lines and single alerts the other. */
export class UpsLinkDecoder implements Decoder {
  /** The last character of the host, which the next line answers. */
  #asked = ''
  #line = ''
  /** Where the line that is under way begins in the piece. */
  #lineAt = 0

  toUnit(bytes: Uint8Array): Description {
    const fields = [...bytes].map((byte, at): DescribedField => {
      const character = String.fromCharCode(byte)
      this.#asked = character
      return { name: printed(character), value: COMMAND_NAMES[character] ?? 'text', from: at, to: at + 1 }
    })
    return { summary: fields.map(({ name, value }) => `${name} ${value}`).join(', '), fields }
  }

  toHost(bytes: Uint8Array): Description {
    const fields: DescribedField[] = []
    this.#lineAt = 0
    for (const [at, byte] of bytes.entries()) this.#take(String.fromCharCode(byte), at, fields)
    if (fields.length > 0)
      return { summary: fields.map(({ name, value }) => `${name}: ${value}`).join(', '), fields }
    return { summary: `part of a line: ${JSON.stringify(this.#line)}`, fields }
  }

  #take(character: string, at: number, fields: DescribedField[]): void {
    const alert = ALERT_NAMES[character]
    const to = at + 1
    if (alert && this.#line === '') {
      fields.push({ name: `alert ${character}`, value: alert, from: at, to })
      this.#lineAt = to
    } else if (character === '\n') {
      const name = COMMAND_NAMES[this.#asked] ?? 'reply'
      fields.push({ name, value: JSON.stringify(this.#line), from: this.#lineAt, to })
      this.#line = ''
      this.#lineAt = to
    } else if (character !== '\r' && this.#line.length < LONGEST_LINE) this.#line += character
  }
}

function printed(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`
  return code === 0x7f ? 'DEL' : character
}
