import { z } from 'zod'
import { CARD_MODES } from '../../emulators/interface-expander-2/dip-switches.ts'
import { CARD_PHASES } from '../../emulators/interface-expander-2/sequence.ts'

const basicPort = z
  .object({
    name: z.enum(['basic1', 'basic2']),
    connected: z.boolean().meta({ description: "a client's cable is plugged in" }),
    onBattery: z.boolean().meta({ description: 'the card tells the client of an outage' }),
    lowBattery: z.boolean().meta({ description: 'the card tells the client to shut down' }),
    shutdownRequested: z.boolean().meta({ description: 'the client holds its shutdown line' }),
    confirmed: z.boolean().meta({ description: 'the client has held it for long enough' }),
  })
  .meta({ id: 'BasicPortState' })

const expander = z
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

const legacy = z
  .object({ card: z.literal('AP9620') })
  .meta({ id: 'LegacyCardState', description: 'a Legacy Communications Card' })

/** What is in a SmartSlot. */
export const cardStateSchema = z.discriminatedUnion('card', [expander, legacy])
