import { z } from 'zod'
import { versionsOf } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { Firmware } from '../../../emulators/smart-ups/firmware/firmware.ts'
import { PUBLISHED } from '../../../emulators/smart-ups/firmware/published/index.ts'
import { SURFACES } from '../../../emulators/smart-ups/firmware/published/row.ts'
import { statusOf } from '../../../emulators/smart-ups/firmware/published/status.ts'
import { TRIGGERS } from '../../../emulators/smart-ups/firmware/published/triggers.ts'
import { findModel } from '../../../emulators/smart-ups/models/catalogue.ts'
import { CatalogueError } from '../../../emulators/smart-ups/models/catalogue-error.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { CARD_NAMES } from '../../lab/cards/index.ts'
import type { Catalogue } from '../../lab/plugins/catalogue.ts'
import { type Operation, operation } from '../operation.ts'
import { Problem } from '../problem.ts'

const modelSchema = z
  .strictObject({
    model: z.string(),
    panel: z.enum(['alpha', 'alpha-c', 'graphic', 'segment']),
    nominalVoltage: z.number(),
    nominalFrequency: z.number(),
    watts: z.number().meta({ description: 'rated' }),
    smartSlot: z.boolean(),
    smartSlots: z.int().meta({ description: 'how many it has' }),
    cards: z.array(z.string()).meta({ description: 'cards that fit them' }),
    versions: z.array(
      z.strictObject({
        version: z.string(),
        id: z.int().meta({ description: 'the UPS ID of its line' }),
        modbus: z.boolean(),
        defects: z.array(z.string()).meta({ description: 'those the version has by itself' }),
      }),
    ),
    differences: z
      .array(
        z.strictObject({
          id: z.string(),
          symptom: z.string(),
          trigger: z.string().meta({ description: 'what brings it about' }),
          surfaces: z.array(z.enum(SURFACES)),
          kind: z.enum(['defect', 'gate', 'trait', 'design', 'not-observable', 'open']),
        }),
      )
      .meta({
        description: 'published differences between versions of its lines, and how each is reproduced',
      }),
    defects: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        source: z.string(),
        aliases: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Model' })

const modelSummarySchema = z
  .strictObject({
    model: z.string(),
    family: z.string(),
    form: z.string(),
    nominalVoltage: z.number(),
    voltAmperes: z.number(),
    watts: z.number(),
    smartSlots: z.int(),
    groups: z.array(z.string()).meta({ description: 'outlet groups' }),
    lines: z.array(z.int()).meta({ description: 'UPS IDs, oldest hardware first' }),
  })
  .meta({ id: 'ModelSummary' })

const lineSchema = z
  .strictObject({
    id: z.int().meta({ description: 'UPS ID, or SKU number' }),
    units: z.string(),
    first: z.string(),
    last: z.string(),
    known: z.array(z.string()).meta({ description: 'versions that a source names' }),
    modbusFrom: z.string().nullable().meta({ description: 'null when no version speaks it' }),
    modbusTcpFrom: z.string().nullable(),
  })
  .meta({ id: 'FirmwareLine' })

const defectSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    source: z.string(),
    aliases: z.array(z.string()),
    options: z.array(
      z.strictObject({ name: z.string(), value: z.union([z.boolean(), z.number()]), meaning: z.string() }),
    ),
  })
  .meta({ id: 'Defect' })

/** What the catalogue knows of a model. */
export const modelOperations: readonly Operation[] = [
  operation({
    method: 'get',
    path: '/models',
    id: 'listModels',
    summary: 'Every model, with its ratings and the UPS IDs of its lines',
    response: z.array(modelSummarySchema),
    handle: ({ bench }) =>
      bench.catalogue.models.map(
        ({ name, family, form, nominalVoltage, voltAmperes, watts, smartSlots, groups, lines }) => ({
          ...{ model: name, family, form, nominalVoltage, voltAmperes, watts, smartSlots },
          groups: [...groups],
          lines: [...lines],
        }),
      ),
  }),
  operation({
    method: 'get',
    path: '/firmware',
    id: 'listFirmware',
    summary: 'Every firmware line, with the versions that sources name',
    response: z.array(lineSchema),
    handle: ({ bench }) =>
      bench.catalogue.lines.map(({ id, units, first, last, known, modbusFrom, modbusTcpFrom }) => ({
        ...{ id, units, first, last, known: [...known] },
        modbusFrom: modbusFrom ?? null,
        modbusTcpFrom: modbusTcpFrom ?? null,
      })),
  }),
  operation({
    method: 'get',
    path: '/defects',
    id: 'listDefects',
    summary: 'Every defect that can be switched, with the options it takes',
    response: z.array(defectSchema),
    handle: ({ bench }) =>
      bench.catalogue.defects.map(({ id, title, source, aliases, options }) => ({
        ...{ id, title, source, aliases: [...(aliases ?? [])] },
        options: Object.entries(options).map(([name, { value, meaning }]) => ({ name, value, meaning })),
      })),
  }),
  operation({
    method: 'get',
    path: '/models/{model}',
    id: 'getModel',
    summary: 'Ratings of a model, its firmware versions, oldest first, and every defect that can be switched',
    response: modelSchema,
    handle: ({ bench }, { model }) => describe(known(model!, bench.catalogue), bench.catalogue),
  }),
]

function known(name: string, { models }: Catalogue): UpsModel {
  try {
    return findModel(name, models)
  } catch (error) {
    if (error instanceof CatalogueError) throw new Problem(404, 'No such model', error.message)
    throw error
  }
}

function describe(model: UpsModel, catalogue: Catalogue) {
  return {
    model: model.name,
    panel: model.panel,
    nominalVoltage: model.nominalVoltage,
    nominalFrequency: model.nominalFrequency,
    watts: model.watts,
    smartSlot: model.smartSlots > 0,
    smartSlots: model.smartSlots,
    cards: model.smartSlots > 0 ? CARD_NAMES : [],
    versions: versionsOf(model).map(({ line, version }) => {
      const firmware = new Firmware(line, version, {}, catalogue)
      return { version, id: line.id, modbus: firmware.hasModbus, defects: firmware.defects }
    }),
    differences: PUBLISHED.filter(({ affects }) =>
      affects.some(({ line }) => model.lines.includes(line)),
    ).map(({ id, symptom, surfaces }) => ({
      id,
      symptom,
      trigger: TRIGGERS[id]!,
      surfaces: [...surfaces],
      kind: statusOf(id).kind,
    })),
    defects: catalogue.defects.map(({ id, title, source, aliases }) => ({
      id,
      title,
      source,
      aliases: [...(aliases ?? [])],
    })),
  }
}
