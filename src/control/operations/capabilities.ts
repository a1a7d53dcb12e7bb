import { z } from 'zod'
import { FAULT_NAMES as ALARM_NAMES } from '../../../emulators/smart-ups/faults.ts'
import { KEYS } from '../../../emulators/smart-ups/front-panel/front-panel.ts'
import { CARD_NAMES, cardFirmware, cardKind } from '../../lab/cards/index.ts'
import { RJ45_PROTOCOLS } from '../../lab/lab-file/serial-schema.ts'
import { alarmName } from '../../lab/schemas/name-schemas.ts'
import { FAULT_KINDS } from '../../ports/faults/catalogue.ts'
import { type Operation, operation } from '../operation.ts'

const capabilitiesSchema = z
  .strictObject({
    version: z.string().meta({ description: 'of upslab' }),
    protocols: z.array(z.string()).meta({ description: "what a unit's own serial port can be set to" }),
    ports: z
      .array(z.strictObject({ kind: z.string(), available: z.boolean(), why: z.string().nullable() }))
      .meta({
        description: 'kinds of ports, and whether this computer has them; none on a bench without ports',
      }),
    cards: z.array(
      z.strictObject({
        card: z.string(),
        wires: z.array(z.string()).meta({ description: 'protocols it answers' }),
        firmware: z
          .array(z.string())
          .meta({ description: 'versions of its own firmware; empty where it has none' }),
      }),
    ),
    alarms: z.array(alarmName).meta({ description: 'what PATCH \u2026/faults raises and clears' }),
    keys: z.array(z.string()).meta({ description: 'of front panels' }),
    wireFaults: z.array(
      z.strictObject({
        fault: z.string(),
        about: z.string(),
        settings: z.array(
          z.strictObject({ name: z.string(), min: z.number(), max: z.number(), unit: z.string() }),
        ),
      }),
    ),
    operations: z.array(
      z.strictObject({ id: z.string(), method: z.string(), path: z.string(), summary: z.string() }),
    ),
  })
  .meta({ id: 'Capabilities' })

/** What a bench can do, so that a page of another's making needs no list of its own. */
export const capabilityOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/capabilities',
    id: 'getCapabilities',
    summary: 'What this bench can do: protocols, kinds of ports, cards, alarms, faults of wires, calls',
    response: capabilitiesSchema,
    handle: ({ bench, version, operations }) => ({
      version,
      protocols: [...RJ45_PROTOCOLS],
      ports: bench.portKinds().map(({ kind, available, why }) => ({ kind, available, why: why ?? null })),
      cards: CARD_NAMES.map((card) => ({
        card,
        wires: [...cardKind(card).wires],
        firmware: (cardFirmware(card)?.versions(card, bench.catalogue.cardVersions) ?? []).map(
          (each) => each.version,
        ),
      })),
      alarms: [...ALARM_NAMES],
      keys: [...KEYS],
      wireFaults: Object.entries(FAULT_KINDS).map(([fault, { about, settings }]) => ({
        fault,
        about,
        settings: Object.entries(settings).map(([name, { min, max, unit }]) => ({ name, min, max, unit })),
      })),
      operations: operations.map(({ id, method, path, summary }) => ({
        ...{ id, summary },
        method: method.toUpperCase(),
        path: `/api/v1${path}`,
      })),
    }),
  }),
]
