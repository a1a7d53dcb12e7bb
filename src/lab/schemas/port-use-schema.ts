import { z } from 'zod'

const idleSeconds = z
  .number()
  .nullable()
  .meta({ description: 'real seconds since something was sent; null when nothing was' })

/** The ports of a unit and their clients, as the control API gives them. */
export const portUseSchema = z
  .object({
    port: z.string(),
    clients: z.int().nullable().meta({
      description: 'how many are there; null where the computer cannot say it, as of a real serial port',
    }),
    idleSeconds: idleSeconds.meta({
      description: 'since any client last sent something, those that have gone too',
    }),
    connections: z.array(
      z
        .object({
          connection: z.int().meta({ description: 'tells the clients of one port apart' }),
          bytes: z.int().meta({ description: 'what it has sent so far' }),
          idleSeconds,
        })
        .meta({ id: 'Connection' }),
    ),
  })
  .meta({ id: 'PortUse', description: 'a port that is open, and who is there' })
