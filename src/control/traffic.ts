import type { Context } from 'hono'
import { z } from 'zod'
import { writeSetup } from '../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import type { BenchCore } from '../lab/bench-core.ts'
import type { Immutable } from '../lab/immutable.ts'
import { TrafficDecoder } from '../lab/traffic/decoder.ts'
import type { TrafficMessage } from '../lab/traffic/traffic.ts'
import { DIRECTIONS } from '../ports/faults/fault.ts'
import { hexOf } from '../protocols/hex.ts'
import { streamQuery } from './stream-query.ts'
import type { Follow } from './streams.ts'

export const trafficLineSchema = z
  .object({
    id: z.int(),
    device: z.string(),
    port: z.string(),
    protocol: z.string(),
    connection: z.int().meta({ description: 'tells the clients of one port apart' }),
    direction: z.enum(DIRECTIONS),
    at: z.number().meta({ description: 'device time, milliseconds since 1970-01-01 UTC' }),
    hex: z.string().meta({
      description:
        'what passed; of a control transfer the setup packet first; empty for lines, and for clients that come and go',
    }),
    summary: z.string(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
  })
  .meta({ id: 'TrafficLine' })

/** One piece on a wire, as the control API gives it. */
export type TrafficLine = Immutable<z.output<typeof trafficLineSchema>>

/** What passes on the wires of a bench, decoded; `?device=` and `?port=` leave out the others. */
export function followTraffic(bench: BenchCore, { req }: Context): Follow {
  const { device, port } = streamQuery(req, ['device', 'port'])
  return (push) => {
    const decoder = new TrafficDecoder((id) => bench.device(id))
    return bench.traffic.listen((message) => {
      if (device !== undefined && message.device !== device) return
      if (port !== undefined && message.port !== port) return
      const line = trafficLine(message, decoder)
      if (says(message)) push({ id: String(line.id), event: 'traffic', data: JSON.stringify(line) })
    })
  }
}

export function trafficLine(message: TrafficMessage, decoder: TrafficDecoder): TrafficLine {
  const { id, device, port, protocol, connection, direction, at } = message
  return {
    ...{ id, device, port, protocol, connection, direction, at, hex: hexOfMessage(message) },
    ...decoder.describe(message),
  }
}

function hexOfMessage(message: TrafficMessage): string {
  if (message.kind === 'bytes') return hexOf(message.bytes)
  if (message.kind !== 'usb') return ''
  const { stage, transfer, bytes } = message
  const setup = stage === 'submitted' && transfer.setup ? hexOf(writeSetup(transfer.setup)) : ''
  return setup + hexOf(bytes)
}

/** A host that merely waits for input, or is notified that its output was taken, says nothing. */
function says(message: TrafficMessage): boolean {
  if (message.kind !== 'usb' || message.transfer.setup) return true
  return message.bytes.length > 0 || (message.stage === 'completed' && message.status === 'stall')
}
