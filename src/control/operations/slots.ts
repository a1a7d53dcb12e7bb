import { z } from 'zod'
import { SLOT_NAMES, type SlotName } from '../../../emulators/smart-ups/commands.ts'
import { CARDS, type CardConfig, cardSchema, DEFAULT_CARD } from '../../lab/cards/index.ts'
import { deviceState } from '../../lab/device-state.ts'
import { deviceStateSchema } from '../../lab/schemas/device-state-schema.ts'
import { type ControlContext, type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'
import { findDevice } from './find-device.ts'
import { refusePlaces } from './places.ts'

const cardBody = z
  .strictObject(Object.assign({}, ...CARDS.map((kind) => ('changes' in kind ? kind.changes.shape : {}))))
  .partial()
  .meta({ description: 'settings of the card that can be changed while it is fitted' })

const fitBody = z
  .union([z.strictObject({ card: z.null() }), cardSchema])
  .meta({ description: 'a card as a lab file describes it; card: null takes the card out' })

const portBody = z.strictObject({
  connected: z.boolean().optional().meta({ description: "a client's cable is plugged in" }),
  shutdownLine: z.boolean().optional().meta({ description: "the client's shutdown line (pin 1) is high" }),
})

/** The first slot's calls have no number in their names. */
const NUMBER: Readonly<Record<SlotName, string>> = { smartslot1: '', smartslot2: '2' }

/** What can be done to the card in a slot. */
export const slotOperations: readonly Operation[] = SLOT_NAMES.flatMap((slot) => [
  operation({
    method: 'patch',
    path: `/devices/{id}/${slot}`,
    id: `setCard${NUMBER[slot]}`,
    summary: `Change settings of the card in ${slot}, such as its DIP switches`,
    example: { dip: '00010000' },
    body: cardBody,
    response: deviceStateSchema,
    handle: (context, { id }, changes: Readonly<Record<string, unknown>>) => {
      const { device, kind, card } = findCard(context, id!, slot)
      const known = Object.keys(kind.changes?.shape ?? {})
      const unknown = Object.keys(changes).find((field) => !known.includes(field))
      if (unknown !== undefined || !kind.change)
        throw new Problem(
          422,
          'Card settings refused',
          `${unknown ?? 'nothing'} cannot be changed on an ${card.card}; what can: ${known.join(', ') || 'nothing'}`,
        )
      try {
        kind.change(card, changes)
      } catch (error) {
        throw new Problem(422, 'Card settings refused', (error as Error).message)
      }
      return deviceState(device)
    },
  }),
  operation({
    method: 'put',
    path: `/devices/{id}/${slot}`,
    id: `fitCard${NUMBER[slot]}`,
    summary: `Put a card into ${slot}, or take it out; one that was there before comes back as it was`,
    example: { card: DEFAULT_CARD.card },
    body: fitBody,
    response: deviceStateSchema,
    handle: async (context, { id }, body) => {
      const device = findDevice(context, id!)
      const config: CardConfig | null = body.card === null ? null : body
      if (config) refusePlaces(config)
      try {
        await context.bench.fitCard(device, slot, config)
      } catch (error) {
        throw new Problem(409, 'Card refused', (error as Error).message)
      }
      return deviceState(device)
    },
  }),
  operation({
    method: 'patch',
    path: `/devices/{id}/${slot}/{port}`,
    id: `setBasicPort${NUMBER[slot]}`,
    summary: `Plug a client into a port of the card in ${slot}, or move its shutdown line`,
    example: { shutdownLine: true },
    body: portBody,
    response: deviceStateSchema,
    handle: (context, { id, port: name }, { connected, shutdownLine }) => {
      const { device, card } = findCard(context, id!, slot)
      const ports = card.signalPorts ?? []
      const port = ports.find((each) => each.name === name)
      if (!port) {
        const known = ports.map((each) => each.name).join(', ')
        throw new Problem(404, 'No such port', `no port ${name}; there are: ${known || 'none on this card'}`)
      }
      if (connected !== undefined) port.connect(connected)
      if (shutdownLine !== undefined) port.raiseShutdownLine(shutdownLine)
      return deviceState(device)
    },
  }),
])

function findCard(context: ControlContext, id: string, slot: SlotName) {
  const device = findDevice(context, id)
  const found = device.slots.in(slot)
  if (!found) throw new Problem(404, 'No card', `${id} has no card in ${slot}`)
  return { device, ...found }
}
