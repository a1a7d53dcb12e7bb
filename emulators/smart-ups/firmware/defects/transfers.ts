import type { InputAtLimit, Transfer } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** How long a gap that drops loads is taken to be; no source gives a figure. */
const LONG_GAP_MS = 40
const HOW_LONG = 'that the gap is 40 ms: the notes give no figure'

/** Versions in which some transfers leave the load without a supply for too long. */
function leavesGap(id: string, assumed: string, when: (transfer: Transfer) => boolean): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      transferGapMs: (transfer) =>
        when(transfer) ? Math.max(LONG_GAP_MS, sound.transferGapMs(transfer)) : sound.transferGapMs(transfer),
    }),
  })
}

/** Versions that go to and fro between line and battery at some inputs. */
function chatters(
  id: string,
  periodMs: number,
  assumed: string,
  at: (input: InputAtLimit) => boolean,
): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({
      transferChatterMs: (input) => (at(input) ? periodMs : sound.transferChatterMs(input)),
    }),
  })
}

/** A window that ends where it begins again, volts. */
const HYSTERESIS_VOLTS = 1

export const WRONG_TRANSFERS: readonly Defect[] = [
  leavesGap('id23-long-transfer', HOW_LONG, ({ to }) => to === 'battery'),
  leavesGap('id1003-long-transfer', HOW_LONG, ({ to }) => to === 'battery'),
  leavesGap(
    'id20-fair-quality-blackout',
    HOW_LONG,
    ({ to, powerQuality }) => to === 'battery' && powerQuality === 'fair',
  ),
  leavesGap(
    'scl-low-sensitivity-blackout',
    `${HOW_LONG}, and that detection was slower before`,
    ({ to, sensitivity }) => to === 'battery' && sensitivity === 'low',
  ),
  leavesGap('smtl-green-exit', HOW_LONG, ({ to, green }) => to === 'battery' && green),
  leavesGap(
    'scl-vout-transient',
    `${HOW_LONG}, and that it comes with the return to line`,
    ({ to }) => to === 'line',
  ),
  chatters(
    'id20-toggle-highline',
    4000,
    'a tenth above the upper limit, four seconds each',
    ({ voltage, highest }) => voltage > highest * 1.1,
  ),
  chatters(
    'c-retransfer-125',
    2000,
    'within a volt of the lower limit, two seconds each; 125 V units of the bench are set to 120 V or 127 V',
    ({ voltage, lowest, settings }) =>
      settings.powerQuality === 'poor' &&
      settings.outputVoltage >= 120 &&
      settings.outputVoltage <= 127 &&
      Math.abs(voltage - lowest) <= HYSTERESIS_VOLTS,
  ),
  fromPublished('smtl-50hz', {
    assumed: 'that it shows as a frequency window of half a hertz: the notes only say poor behaviour',
    decides: (_options, sound) => ({
      frequencyReach: (nominal) => (nominal === 50 ? 0.5 : sound.frequencyReach(nominal)),
    }),
  }),
  fromPublished('smc-transferpoint', { decides: () => ({ followsTransferPoints: () => false }) }),
]
