import { decimal } from './format.ts'
import type { Query, UnitPort } from './unit-port.ts'

/** QuirkBehaviour of single units, seen in the field. A port has none unless it is given them. */
export interface Quirks {
  /** Knows the two-byte commands of the SPM series, and lists them in `a`. */
  readonly twoByteCommands?: boolean
  /** Every so many-th `Q` is answered `SM`, as by a unit that is not ready. */
  readonly notReadyEvery?: number
  /** `G` is NA for so long after a transfer, milliseconds of device time. */
  readonly causeUnknownMs?: number
  /** `a` takes so long, milliseconds of line time. */
  readonly slowProtocolMs?: number
  /** `b` is answered with these two hexadecimal digits, which old units mean for a voltage. */
  readonly oldRevision?: string
  /** Shutdowns are taken with `*`, as by units of the first two generations. Default: by the unit. */
  readonly star?: boolean
  /** The first `!` of an outage is repeated so soon already, milliseconds of device time. */
  readonly firstRepeatMs?: number
}

/** First of the two bytes. */
export const PREFIX = '\u009f'

/** Two-byte commands by their second byte: input frequency, and battery current in amperes. */
export const TWO_BYTE: Readonly<Record<string, Query>> = {
  '\u00d3': ({ ups }) => decimal(ups.measurements.inputFrequency, 2, 2),
  '\u00d4': ({ ups: { battery } }) => {
    const { flow } = battery.data
    return decimal(flow.kind === 'discharge' ? flow.watts / battery.voltage : 0, 2, 2)
  },
}

/** Commands that OK may be a `*` to; `@` ends in a digit. */
const SHUTDOWN = /[SK\d]/

/** One port's quirks at work on what it says. */
export class QuirkBehaviour {
  readonly #quirks: Quirks
  /** Times that `Q` was asked. */
  asked = 0

  constructor(quirks: Quirks) {
    this.#quirks = quirks
  }

  /** `a` with what comes after the commands. */
  protocolInformation(plain: string): string {
    return this.#quirks.twoByteCommands ? `${plain}.${PREFIX}:${Object.keys(TWO_BYTE).join('')}` : plain
  }

  takesTwoBytes(character: string): boolean {
    return character === PREFIX && (this.#quirks.twoByteCommands ?? false)
  }

  /** What the unit says in place of a reply. */
  bend(character: string, reply: string, { ups }: UnitPort): string {
    const { notReadyEvery, causeUnknownMs = 0, oldRevision, star = ups.traits.upsLinkStar } = this.#quirks
    if (character === 'Q' && notReadyEvery !== undefined)
      return ++this.asked % notReadyEvery === 0 ? 'SM' : reply
    const { since } = ups.power.data
    if (character === 'G' && since !== null && ups.clock.now - since < causeUnknownMs) return 'NA'
    if (character === 'b') return oldRevision ?? reply
    return star && reply === 'OK' && SHUTDOWN.test(character) ? '*' : reply
  }

  /** Line milliseconds that a reply takes to begin. */
  thinkingMs(character: string): number {
    return character === 'a' ? (this.#quirks.slowProtocolMs ?? 0) : 0
  }
}
