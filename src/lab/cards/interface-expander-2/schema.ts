import { z } from 'zod'
import { CARD_MODES } from '../../../../emulators/interface-expander-2/dip-switches.ts'
import { CARD_PHASES, COMMAND_INSTANTS } from '../../../../emulators/interface-expander-2/sequence.ts'
import { contactsSchema } from '../../lab-file/serial-schema.ts'
import { secondsWithin } from '../../schemas/number-schema.ts'
import { SLOT_FIELDS } from '../slot-fields.ts'

export const dip = z.string().regex(/^[01]{8}$/, 'eight digits 0 (down) or 1 (up), switch 1 first')

/** An AP9624 as a lab file describes it. */
export const expanderSchema = z.strictObject({
  card: z.literal('AP9624'),
  ...SLOT_FIELDS,
  mode: z.enum(CARD_MODES).optional(),
  dip: dip.optional(),
  timerSeconds: secondsWithin({ min: 1, max: 86_400 }).optional(),
  lowBatterySignalSeconds: secondsWithin({ min: 0, max: 3600 }).optional(),
  advancedPortAlwaysConfirmed: z.boolean().optional(),
  commandInstant: z.enum(COMMAND_INSTANTS).optional(),
  pollSeconds: secondsWithin({ min: 0, max: 60 }).optional(),
  basic1: contactsSchema.optional(),
  basic2: contactsSchema.optional(),
})

export type ExpanderConfig = z.infer<typeof expanderSchema>

/** What can be changed on an AP9624 while it is fitted. */
export const expanderChanges = z.strictObject({
  dip: z.string().meta({ description: 'eight digits 0 or 1, switch 1 first' }),
})

const basicPort = z
  .object({
    name: z.enum(['basic1', 'basic2']),
    connected: z.boolean().meta({ description: "a client's cable is plugged in" }),
    onBattery: z.boolean().meta({ description: 'the card signals an outage to the client' }),
    lowBattery: z.boolean().meta({ description: 'the card signals the client to shut down' }),
    shutdownRequested: z.boolean().meta({ description: 'the client holds its shutdown line' }),
    confirmed: z.boolean().meta({ description: 'the client has held it for long enough' }),
  })
  .meta({ id: 'BasicPortState' })

/** What the control API shows of it. Times in seconds. */
export const expanderState = z
  .object({
    card: z.literal('AP9624'),
    dip: z.string().meta({ description: 'eight switches 0 (down) or 1 (up), switch 1 first' }),
    mode: z.enum(CARD_MODES),
    timerSeconds: z.number(),
    lowBatterySignalSeconds: z.number(),
    advancedPortAlwaysConfirmed: z.boolean(),
    phase: z.enum(CARD_PHASES).meta({ description: 'where its sequence stands' }),
    ports: z.array(basicPort),
  })
  .meta({ id: 'ExpanderState', description: 'an Interface Expander 2' })
