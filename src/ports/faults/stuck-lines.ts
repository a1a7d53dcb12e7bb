import type { ModemOutputs, SerialEnd } from '../serial-end.ts'
import type { FaultKind } from './fault.ts'
import type { WireFaults } from './faulty-line.ts'

const FREE = -1
const LEVEL = { min: FREE, max: 1, unset: FREE, unit: '(0 released, 1 asserted, -1 free)' }
const LINES = ['cts', 'dsr', 'dcd', 'ri', 'dtr', 'rts'] as const

/** A broken wire or a short circuit in a serial cable: a modem line that no longer moves. */
export const stuckLine: FaultKind = {
  about: 'modem lines stay as they are given, whatever either end does',
  settings: { cts: LEVEL, dsr: LEVEL, dcd: LEVEL, ri: LEVEL, dtr: LEVEL, rts: LEVEL },
  isSteady: true,
  onlyBytes: true,
  holdsLines: (settings) =>
    Object.fromEntries(
      LINES.filter((line) => settings[line] !== FREE).map((line) => [line, settings[line] === 1]),
    ),
  make: () => (piece) => [piece],
}

/** The unit's end of a serial cable whose modem lines can be stuck. */
export function withStuckLines(end: SerialEnd, faults: WireFaults): SerialEnd {
  faults.hasModemLines()
  let driven: ModemOutputs = {}
  const drive = () => {
    const { dtr = driven.dtr, rts = driven.rts } = faults.stuckLines
    end.set({ ...(dtr === undefined ? {} : { dtr }), ...(rts === undefined ? {} : { rts }) })
  }
  return {
    ...(end.session ? { session: end.session } : {}),
    inputs: () => {
      const { cts, dsr, dcd, ri } = { ...end.inputs(), ...faults.stuckLines }
      return { cts, dsr, dcd, ri }
    },
    set: (lines) => {
      driven = { ...driven, ...lines }
      drive()
    },
    watch: (moved) => {
      const ends = [
        end.watch(moved),
        faults.onChange(() => {
          drive()
          moved()
        }),
      ]
      return () => {
        for (const stop of ends) stop()
      }
    },
  }
}
