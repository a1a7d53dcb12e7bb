import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { findModel, listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import type { FitCardBody } from '../../client/types.ts'
import { affectedAndFixed, type Difference, findDefect } from '../../matrix/firmware-of-defect.ts'
import { createBench } from '../../testing/create-bench.ts'
import { hidBus } from '../../testing/hid-bus.ts'
import { UsageError } from '../errors.ts'
import { CARD_OF } from './cards.ts'
import { HAPPENINGS } from './happenings.ts'
import { BY_HAND, canShow, SHOWN_BY } from './shown-by.ts'
import { EVENTS, type Sights, sightsOf } from './sights.ts'
import { flat, play, type Step } from './step.ts'

/** Where a recipe reads Modbus registers. */
export const MODBUS = { tcp: '127.0.0.1:0', protocol: 'modbus' } as const

/** Firmware as a bench takes it. */
interface Chosen {
  readonly version: string
  readonly id: number
  readonly defects?: Record<string, boolean | Record<string, number | boolean>>
}

/** A test of one defect: what is done to a unit, and what a client then reads where the defect is not there. */
export interface Recipe {
  readonly id: string
  readonly model: UpsModel
  readonly affected: Chosen
  /** A version without it; the same version with the defect switched off where none is known. */
  readonly fixed: Chosen
  readonly steps: readonly Step[]
  /** Read after the last step. */
  readonly expression: string
  /** JSON of what is read on the fixed firmware, and on the affected one. */
  readonly expected: string
  readonly found: string
}

/** Readings that say by themselves what is wrong. */
const PLAIN = /\.(state|outletGroups|alarms|awake|acceptable|pattern|selfTest)$/

/**
 * Makes the recipe of a defect: plays what provokes it on the affected firmware, on the same with the defect switched
 * off and on the fixed one, and takes the first reading that only the defect changes. Undefined where no reading does.
 *
 * @throws DefectError when there is none of that name, or no version of the model has it
 */
export async function recipeOf(name: string, asked?: string): Promise<Recipe | undefined> {
  const difference = findDefect(name)
  const happening = SHOWN_BY[difference.id]
  if (happening === undefined) return undefined
  const model = asked === undefined ? firstModel(difference) : findModel(asked)
  const { affected, without, fixed } = firmwares(difference, model)
  const steps = flat(HAPPENINGS[happening](model))
  const [has, off, gone] = [
    await seen(model, affected, steps),
    await seen(model, without, steps),
    await seen(model, fixed, steps),
  ]
  const shown = has.flatMap((sights, look) =>
    [...sights].flatMap(([expression, found]) => {
      const expected = gone[look]?.get(expression)
      const shows = found !== expected && off[look]?.get(expression) === expected
      return shows && expected !== undefined ? [{ look, expression, expected, found }] : []
    }),
  )
  // That something happened says less than what a client reads, and a number less than what state it is in.
  const best =
    shown.find(({ expression }) => PLAIN.test(expression)) ??
    shown.find(({ expression }) => expression !== EVENTS) ??
    shown[0]
  if (best === undefined) return undefined
  const { look, ...reading } = best
  return { id: difference.id, model, affected, fixed, steps: upTo(look, steps), ...reading }
}

/** The model that most pages use where it has the defect and its fix, else the first that has. */
function firstModel(difference: Difference): UpsModel {
  const byHand = BY_HAND[difference.id]
  if (byHand !== undefined) return findModel(byHand)
  const models = [findModel('SMT1500RM2U'), ...listModels()].filter((model) => canShow(difference.id, model))
  const having = models.filter((model) => difference.affects.some(({ line }) => model.lines.includes(line)))
  const whole = having.find((model) => {
    const pair = pairOf(model, difference)
    return pair?.fixed !== undefined
  })
  const found = whole ?? having.find((model) => pairOf(model, difference) !== undefined)
  if (found) return found
  throw new UsageError(`no model has a version with ${difference.id}`)
}

function pairOf(model: UpsModel, difference: Difference) {
  try {
    return affectedAndFixed(model, difference)
  } catch {
    return undefined
  }
}

function firmwares(
  difference: Difference,
  model: UpsModel,
): { readonly affected: Chosen; readonly without: Chosen; readonly fixed: Chosen } {
  const { id, provoked } = difference
  const byHand = id in BY_HAND
  const pair = byHand
    ? { affected: resolveFirmware(model), fixed: undefined }
    : affectedAndFixed(model, difference)
  const base = { version: pair.affected.version, id: pair.affected.line.id }
  const choice = byHand || provoked !== undefined ? provokedAs(provoked) : undefined
  const without = { ...base, defects: { [id]: false } }
  return {
    affected: choice === undefined ? base : { ...base, defects: { [id]: choice } },
    without,
    fixed: pair.fixed ? { version: pair.fixed.version, id: pair.fixed.line.id } : without,
  }
}

/** A rare defect happens always. */
function provokedAs(choice: Difference['provoked']): boolean | Record<string, number> {
  return typeof choice === 'object' ? { probability: 1 } : true
}

/** What clients see at each look. */
async function seen(model: UpsModel, firmware: Chosen, steps: readonly Step[]): Promise<Sights[]> {
  const bench = await createBench({ model: model.name, firmware })
  const hid = hidBus(bench)
  const unit = bench.device()
  const looks: Sights[] = []
  try {
    await play(
      {
        ups: unit.ups,
        runtime: () => unit.state.battery.runtime,
        pass: (seconds) => unit.advance(seconds),
        fit: async (card) => {
          await bench.client.fitCard(unit.id, { card: card && CARD_OF[card] } as FitCardBody)
        },
        look: async () => {
          looks.push(await sightsOf(unit, hid))
        },
      },
      steps,
    )
  } finally {
    hid.close()
    await bench.close()
  }
  return looks
}

/** The steps before a look, without those looks that came earlier. */
function upTo(look: number, steps: readonly Step[]): Step[] {
  let looks = 0
  const end = steps.findIndex((step) => step === 'look' && looks++ === look)
  return steps.slice(0, end).filter((step) => step !== 'look')
}
