import type { Context } from 'hono'
import { z } from 'zod'
import { writeSetup } from '../../emulators/usb-hid-emulator-lite/src/device/setup.ts'
import type { BenchCore } from '../lab/bench-core.ts'
import type { Immutable } from '../lab/immutable.ts'
import { TrafficDecoder } from '../lab/traffic/decoder.ts'
import type { TrafficMessage } from '../lab/traffic/traffic.ts'
import { DIRECTIONS } from '../ports/faults/fault.ts'
import type { DescribedField } from '../protocols/description.ts'
import { hexOf } from '../protocols/hex.ts'
import { checkedQuery, sinceOf } from './checked-query.ts'
import { Problem } from './problem.ts'
import type { Follow } from './streams.ts'
import { MOST_RECENT, type TrafficShelf } from './traffic-shelf.ts'

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
    fields: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        from: z.int().optional().meta({ description: 'first byte of it in the piece, where that is known' }),
        to: z.int().optional().meta({ description: 'the byte behind it' }),
      }),
    ),
  })
  .meta({ id: 'TrafficLine' })

/** One piece on a wire, as the control API gives it. */
export type TrafficLine = Immutable<Omit<z.output<typeof trafficLineSchema>, 'fields'>> & {
  readonly fields: readonly DescribedField[]
}

/**
 * What passes on the wires of a bench, decoded; `?device=` and `?port=` leave out the others. With `?recent=` as many of the
 * lines that passed lately come first; with `?since=` those after that number that are still kept.
 */
export function followTraffic(bench: BenchCore, shelf: TrafficShelf, { req }: Context): Follow {
  const { device, port, recent, since: given } = checkedQuery(req, ['device', 'port', 'recent', 'since'])
  const since = sinceOf(given)
  const isWanted = (line: { readonly device: string; readonly port: string }) =>
    (device === undefined || line.device === device) && (port === undefined || line.port === port)
  const most = recent === undefined ? (since === undefined ? undefined : MOST_RECENT) : recentOf(recent)
  return (push) => {
    const send = (line: TrafficLine) =>
      push({ id: String(line.id), event: 'traffic', data: JSON.stringify(line) })
    if (most !== undefined) {
      const kept = shelf.lines.filter((line) => isWanted(line) && line.id > (since ?? 0))
      for (const line of kept.slice(Math.max(0, kept.length - most))) send(line)
      return shelf.view((line) => {
        if (isWanted(line)) send(line)
      })
    }
    const decoder = new TrafficDecoder((id) => bench.device(id))
    return bench.traffic.listen((message) => {
      if (!isWanted(message)) return
      const line = trafficLine(message, decoder)
      if (says(message)) send(line)
    })
  }
}

/** How many lines of what passed lately are wanted. @throws Problem 422 when it is no such number */
function recentOf(given: string): number {
  if (/^\d{1,4}$/.test(given) && Number(given) <= MOST_RECENT) return Number(given)
  throw new Problem(
    422,
    'Query refused',
    `recent: ${JSON.stringify(given)} is not allowed; allowed: a whole number from 0 to ${MOST_RECENT}`,
  )
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
export function says(message: TrafficMessage): boolean {
  if (message.kind !== 'usb' || message.transfer.setup) return true
  return message.bytes.length > 0 || (message.stage === 'completed' && message.status === 'stall')
}
