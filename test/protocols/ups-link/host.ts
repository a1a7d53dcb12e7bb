import type { Quirks } from '../../../src/protocols/ups-link/quirks.ts'
import { UpsLinkSession } from '../../../src/protocols/ups-link/session.ts'
import { type UnitUnderTest, unit } from '../../support/unit.ts'

/** Units that speak the language, with a firmware each. `SMT1500RM2U` does behind an AP9620. */
export const UNITS = {
  SU700: '09.0',
  SU1000: '09.0',
  SUA1500: '18.0',
  SUA1500I: '18.0',
  SURT1000XLI: '08.0',
  SMT1500RM2U: '09.3',
} as const
export type UnitName = keyof typeof UNITS

export const CTRL_A = '\x01'
export const CTRL_N = '\x0e'
export const CTRL_Z = '\x1a'
export const DEL = '\x7f'

export interface OnLine extends UnitUnderTest {
  readonly session: UpsLinkSession
  /** Alerts in the order they came. */
  alerts(): string
  /** Sends characters in one piece, so long after the ones before; tells the replies without their line ends. */
  say(characters: string, afterMs?: number): string[]
  /** The one reply to a character; fails on another number of them. */
  ask(character: string, afterMs?: number): string
}

/** A unit and a host on one line, in smart mode. */
export function onLine(
  model: UnitName = 'SUA1500',
  { smart = true, quirks = {} }: { readonly smart?: boolean; readonly quirks?: Quirks } = {},
): OnLine {
  const made = unit({ model, version: UNITS[model] })
  const source = model === 'SMT1500RM2U' ? 'smartslot1' : 'rj45'
  const session = new UpsLinkSession(made.ups, { source, quirks })
  let received = ''
  let lineMs = 0
  session.attach((bytes) => {
    received += text(bytes)
  })
  const line: OnLine = {
    ...made,
    session,
    alerts: () => received,
    say(characters, afterMs = 100) {
      lineMs += afterMs
      return session.receive(Buffer.from(characters, 'latin1'), lineMs).map(({ bytes }) => withoutEnd(bytes))
    },
    ask(character, afterMs = 100) {
      const replies = line.say(character, afterMs)
      if (replies.length !== 1)
        throw new Error(`${replies.length} replies to ${JSON.stringify(character)}: ${replies}`)
      return replies[0]!
    },
  }
  if (smart) line.ask('Y')
  return line
}

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function withoutEnd(bytes: Uint8Array): string {
  const line = text(bytes)
  if (!line.endsWith('\r\n')) throw new Error(`no line end: ${JSON.stringify(line)}`)
  return line.slice(0, -2)
}
