import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { CloneError, tidyName, type UnitFacts } from './facts.ts'

/** A row of the catalogue for a unit, and what of it is a guess. */
export interface Picked {
  readonly model: UpsModel
  readonly firmware: { readonly version: string; readonly id: number }
  readonly notes: readonly string[]
}

export interface PickOptions {
  /** What the user says it is. */
  readonly model?: UpsModel | undefined
  readonly firmware?: string | undefined
  readonly id?: number | undefined
}

/** How much a match says: names and lines more than ratings, which several models share. */
const WEIGHT = { name: 6, line: 4, voltage: 4, voltAmperes: 3, watts: 2, battery: 2, letters: 1 } as const
/** A name, or ratings together. Less could be anything. */
const LEAST = 6

/**
 * The model and version of the catalogue that come closest to what a source tells.
 *
 * @throws CloneError when it tells too little to pick one
 */
export function pickModel(facts: UnitFacts, options: PickOptions = {}): Picked {
  const { model, notes } = options.model
    ? { model: options.model, notes: [] }
    : closest({ ...facts, lineId: options.id ?? facts.lineId })
  const firmware = pickFirmware(model, { ...facts, ...wanted(options) })
  return { model, firmware: firmware.choice, notes: [...notes, ...firmware.notes] }
}

function wanted({ firmware, id }: PickOptions): Partial<UnitFacts> {
  return {
    ...(firmware === undefined ? {} : { firmware, lineId: undefined }),
    ...(id === undefined ? {} : { lineId: id }),
  }
}

function closest(facts: UnitFacts): { model: UpsModel; notes: string[] } {
  const sku = facts.sku?.trim().toUpperCase()
  const exact = listModels().find(({ name }) => name.toUpperCase() === sku)
  if (exact) return { model: exact, notes: [] }
  const scored = listModels()
    .map((model) => ({ model, score: score(model, facts) }))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]!
  if (best.score < LEAST)
    throw new CloneError(
      `the source does not tell which model it is (${described(facts)}); say it with --model, as "upslab models" lists them`,
    )
  const rivals = scored.filter(({ score: other }) => other === best.score).map(({ model }) => model.name)
  const others = rivals.length > 1 ? `; as close: ${rivals.slice(1, 6).join(', ')}` : ''
  return {
    model: best.model,
    notes: [`the model is a guess from ${described(facts)}${others}. --model says another`],
  }
}

function score(model: UpsModel, facts: UnitFacts): number {
  const near = (a: number, b: number | undefined, share: number) =>
    b !== undefined && Math.abs(a - b) <= a * share
  const name = facts.reportedName
  return (
    (name !== undefined && tidyName(name) === tidyName(model.reportedName) ? WEIGHT.name : 0) +
    (facts.lineId !== undefined && model.lines.includes(facts.lineId) ? WEIGHT.line : 0) +
    (near(model.nominalVoltage, facts.nominalVoltage ?? facts.inputVoltage, 0.055) ? WEIGHT.voltage : 0) +
    (near(model.voltAmperes, facts.voltAmperes, 0) ? WEIGHT.voltAmperes : 0) +
    (near(model.watts, facts.watts, 0) ? WEIGHT.watts : 0) +
    (near(model.battery.nominalVoltage, facts.nominalBatteryVoltage, 0.05) ? WEIGHT.battery : 0) +
    (facts.sku !== undefined && letters(model.name) === letters(facts.sku) ? WEIGHT.letters : 0)
  )
}

function letters(name: string): string {
  return /^[A-Z]+/.exec(name.trim().toUpperCase())?.[0] ?? ''
}

function described({ sku, reportedName, lineId, inputVoltage, nominalVoltage }: UnitFacts): string {
  const described = [
    sku && `SKU ${sku.trim()}`,
    reportedName && `name ${reportedName.trim()}`,
    lineId !== undefined && `ID ${lineId}`,
    (nominalVoltage ?? inputVoltage) !== undefined && `${nominalVoltage ?? inputVoltage} V`,
  ].filter((word) => typeof word === 'string')
  return described.join(', ') || 'nothing'
}

function pickFirmware(model: UpsModel, facts: UnitFacts) {
  const attempts = [
    { version: facts.firmware, id: facts.lineId },
    { version: facts.firmware, id: undefined },
    { version: undefined, id: facts.lineId },
    { version: undefined, id: undefined },
  ]
  for (const [index, attempt] of attempts.entries()) {
    try {
      const { line, version } = resolveFirmware(model, known(attempt))
      const choice = { version, id: line.id }
      if (index === 0)
        return { choice, notes: facts.firmware === undefined ? [unknownVersionText(choice)] : [] }
      const described = `UPS ${facts.firmware ?? '?'} / ID=${facts.lineId ?? '?'}`
      return {
        choice,
        notes: [`${model.name} has no ${described} here; taken is UPS ${version} / ID=${line.id}`],
      }
    } catch {
      // The next one says less.
    }
  }
  throw new CloneError(`${model.name} has no firmware`)
}

function unknownVersionText({ version, id }: { version: string; id: number }): string {
  return `the source does not tell the firmware; taken is UPS ${version} / ID=${id}. --firmware says another`
}

function known({ version, id }: { version: string | undefined; id: number | undefined }) {
  return { ...(version === undefined ? {} : { version }), ...(id === undefined ? {} : { id }) }
}
