import { z } from 'zod'
import { CARD_MODES } from '../../../../emulators/interface-expander-2/dip-switches.ts'
import { CARD_PHASES, COMMAND_INSTANTS } from '../../../../emulators/interface-expander-2/sequence.ts'
import { contactsSchema } from '../../lab-file/serial-schema.ts'
import { SLOT_FIELDS } from '../slot-fields.ts'

const dip = z.string().regex(/^[01]{8}$/, 'eight digits 0 (down) or 1 (up), switch 1 first')

/** An AP9624 as a lab file describes it. */
export const expanderSchema = z.strictObject({
  card: z.literal('AP9624'),
  ...SLOT_FIELDS,
  mode: z.enum(CARD_MODES).optional(),
  dip: dip.optional(),
  timerSeconds: z.number().min(1).max(86_400).optional(),
  lowBatterySignalSeconds: z.number().min(0).max(3600).optional(),
  advancedPortAlwaysConfirmed: z.boolean().optional(),
  commandInstant: z.enum(COMMAND_INSTANTS).optional(),
  pollSeconds: z.number().min(0).max(60).optional(),
  basic1: contactsSchema.optional(),
  basic2: contactsSchema.optional(),
})

export type ExpanderConfig = z.infer<typeof expanderSchema>

/** What can be changed on an AP9624 while it is fitted. */
export const expanderChanges = z.strictObject({
  dip: z.string().meta({ description: 'eight digits 0 or 1, switch 1 first' }),
})

/** What the control API shows of it. Times in seconds. */
export const expanderState = z.strictObject({
  card: z.literal('AP9624'),
  dip: z.string(),
  mode: z.enum(CARD_MODES),
  timerSeconds: z.number(),
  lowBatterySignalSeconds: z.number(),
  advancedPortAlwaysConfirmed: z.boolean(),
  phase: z.enum(CARD_PHASES),
  ports: z.array(
    z.strictObject({
      name: z.enum(['basic1', 'basic2']),
      connected: z.boolean(),
      onBattery: z.boolean(),
      lowBattery: z.boolean(),
      shutdownRequested: z.boolean(),
      confirmed: z.boolean(),
    }),
  ),
})
