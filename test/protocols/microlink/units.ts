import type { EngineOptions } from '../../../src/protocols/microlink/engine.ts'
import { type MicrolinkOptions, MicrolinkSession } from '../../../src/protocols/microlink/session.ts'
import { byteGenerator } from '../../real-clients/microlink/conversation.ts'
import { type UnitUnderTest, unit, unitWithCard } from '../../support/unit.ts'
import { MicrolinkHost } from './host.ts'

export const randomByte = byteGenerator(1)

export interface OnLine extends UnitUnderTest {
  readonly session: MicrolinkSession
  readonly host: MicrolinkHost
}

/** A unit with a host that has just started its session. */
export function unitWithHost(
  options: Parameters<typeof unit>[0] & { readonly line?: Partial<MicrolinkOptions> } = {},
): OnLine {
  return joined(unit(options), options.line)
}

/** The same with an AP9624 in the slot. */
export function cardUnitWithHost(options: Parameters<typeof unitWithCard>[0]): OnLine {
  return joined(unitWithCard(options))
}

function joined(made: UnitUnderTest, line: Partial<EngineOptions> = {}): OnLine {
  const session = new MicrolinkSession(made.ups, { randomByte, ...line })
  const host = new MicrolinkHost(session)
  host.start()
  return { ...made, session, host }
}
