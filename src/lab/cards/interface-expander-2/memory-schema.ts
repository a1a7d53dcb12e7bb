import { z } from 'zod'
import { CARD_MODES } from '../../../../emulators/interface-expander-2/dip-switches.ts'
import type { ExpanderMemory } from '../../../../emulators/interface-expander-2/interface-expander-2.ts'
import { CARD_PHASES, SIGNAL_REASONS } from '../../../../emulators/interface-expander-2/sequence.ts'
import { flag, momentOrNone } from '../../schemas/saved-parts.ts'
import { dip } from './schema.ts'

const settings = z.strictObject({
  mode: z.enum(CARD_MODES),
  timerSeconds: z.number().min(0).max(86_400),
  lowBatterySignalSeconds: z.number().min(0).max(3600),
  advancedPortAlwaysConfirmed: flag,
})

const port = z.strictObject({
  connected: flag,
  onBattery: flag,
  lowBattery: flag,
  onBatterySince: momentOrNone,
  raisedAt: momentOrNone,
  confirmed: flag,
})

/** What an AP9624 remembers. */
export const expanderMemory = z.strictObject({
  dip,
  overrides: z.strictObject(
    Object.fromEntries(Object.entries(settings.shape).map(([name, part]) => [name, part.exactOptional()])),
  ),
  settings,
  seen: z.strictObject({ onBattery: flag, lowBattery: flag, outputOff: flag, wholeTurnOffPending: flag }),
  lookAt: momentOrNone,
  sequence: z.strictObject({
    phase: z.enum(CARD_PHASES),
    reason: z.enum(SIGNAL_REASONS).nullable(),
    commandAt: momentOrNone,
    timerAt: momentOrNone,
  }),
  ports: z.array(port).length(2),
}) satisfies z.ZodType<ExpanderMemory>
