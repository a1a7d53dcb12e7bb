import { happens, RARE } from '../chance.ts'
import type { TurnOn } from '../circumstances.ts'
import type { Defect } from '../defect.ts'
import { fromPublished } from './from-published.ts'

/** Versions whose output does not go on though nothing is in its way. */
function staysOff(id: string, assumed: string, when: (turnOn: TurnOn) => boolean): Defect {
  return fromPublished(id, {
    assumed,
    decides: (_options, sound) => ({ outputTurnsOn: (it) => sound.outputTurnsOn(it) && !when(it) }),
  })
}

/** The same, as often as the user wants. */
function rarelyStaysOff(id: string, why: readonly TurnOn['why'][]): Defect {
  return fromPublished(id, {
    assumed: 'which of the ways to turn it on; the notes say rarely',
    options: RARE,
    decides: ({ probability }, sound) => ({
      outputTurnsOn: (it) =>
        sound.outputTurnsOn(it) && !(why.includes(it.why) && happens(id, probability, it)),
    }),
  })
}

/** Below this share of the nominal voltage the output does not come back. Assumed. */
const LOWEST_SHARE = 0.9

export const FAILING_TURN_ONS: readonly Defect[] = [
  rarelyStaysOff('id20-no-wake-from-sleep', ['sleep-over']),
  rarelyStaysOff('id23-no-poweron', ['command', 'utility-back']),
  rarelyStaysOff('id1003-no-poweron', ['command', 'utility-back']),
  staysOff(
    'id20-no-turnon-distorted',
    'never with distorted input at normal sensitivity; the notes say not reliably',
    ({ distorted, sensitivity }) => distorted && sensitivity === 'normal',
  ),
  staysOff(
    'srt2-resume-low-voltage',
    'below 90 % of the nominal voltage',
    ({ afterLowBattery, inputVolts, nominalVolts }) =>
      afterLowBattery && inputVolts < nominalVolts * LOWEST_SHARE,
  ),
  fromPublished('id1031-brain-off-sleep', {
    assumed: 'after the ten minutes that the electronics last without a supply',
    decides: () => ({ staysAwakeAsleep: () => false }),
  }),
  staysOff(
    'srtl-autorestart',
    'after every outage; the notes say not correctly',
    ({ why }) => why === 'utility-back',
  ),
]
