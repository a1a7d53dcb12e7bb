import { resolveFirmware } from '../../../emulators/smart-ups/firmware/catalogue.ts'
import { listModels } from '../../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../../emulators/smart-ups/models/model.ts'
import { CANDIDATES, type Candidate, CLUES, type Clue } from './clues.ts'
import { CloneError, factsOfFirmware, type UnitFacts } from './facts.ts'
import { foreignMaker } from './foreign.ts'

/** `certain`: the source names the model. `high`: only one fits all. `medium`: several do. `low`: something contradicts. */
export type PickConfidence = 'certain' | 'high' | 'medium' | 'low'

/** A row of the catalogue for a unit, and what of it is a guess. */
export interface Picked {
  readonly model: UpsModel
  readonly firmware: { readonly version: string; readonly id: number }
  readonly confidence: PickConfidence
  /** The models that come nearest beside it, nearest first. */
  readonly nearest: readonly string[]
  readonly notes: readonly string[]
}

export interface PickOptions {
  /** What the user says it is. */
  readonly model?: UpsModel | undefined
  readonly firmware?: string | undefined
  readonly id?: number | undefined
}

/** Others that are named beside the one that was picked. */
const NEAREST = 2
/** Others that fit no less. */
const MOST_EQUAL = 5
/** Clues that can tell a model by themselves. */
const TELLING = ['SKU', 'firmware line', 'name'] as const
/** Contradictions among these say that the catalogue does not have the unit. */
const WEIGHTY = ['firmware line', 'name', 'volt-amperes', 'watts', 'battery voltage'] as const

/**
 * The model and version of the catalogue that come closest to what a source tells.
 *
 * @throws CloneError when it tells too little to pick one, or is of another maker
 */
export function pickModel(facts: UnitFacts, options: PickOptions = {}): Picked {
  const wanted = { ...facts, ...chosen(options) }
  const picked = options.model
    ? { model: options.model, confidence: 'certain' as const, nearest: [], notes: [], line: undefined }
    : closest(wanted)
  const firmware = pickFirmware(picked.model, wanted, picked.line)
  const { model, confidence, nearest } = picked
  return {
    model,
    firmware: firmware.choice,
    confidence,
    nearest,
    notes: [...picked.notes, ...firmware.notes],
  }
}

function chosen({ firmware, id }: PickOptions): Partial<UnitFacts> {
  return {
    ...(firmware === undefined ? {} : { lineId: undefined, ...factsOfFirmware(firmware) }),
    ...(firmware !== undefined && factsOfFirmware(firmware).firmware === undefined ? { firmware } : {}),
    ...(id === undefined ? {} : { lineId: id }),
  }
}

/** What is left of the catalogue when every clue has had its say. */
interface Elimination {
  readonly left: readonly Candidate[]
  /** Those that fit most clues first. */
  readonly dropped: readonly Candidate[]
  readonly fitting: readonly string[]
  readonly contradicting: readonly string[]
}

function eliminate(facts: UnitFacts): Elimination {
  let left: readonly Candidate[] = CANDIDATES
  const fitting: string[] = []
  const contradicting: string[] = []
  const dropped: (readonly Candidate[])[] = []
  const given = CLUES.filter(({ value }) => value(facts) !== undefined)
  for (const { name, fits } of given) {
    const fit = left.filter((candidate) => fits(candidate, facts))
    if (fit.length === 0) {
      contradicting.push(name)
      continue
    }
    fitting.push(name)
    if (fit.length < left.length) dropped.unshift(left.filter((candidate) => !fit.includes(candidate)))
    left = fit
  }
  // An order name leaves no doubt: nothing is near it.
  const near = fitting.includes('SKU') ? [] : byFit(latest(dropped), given, facts)
  return { left, dropped: near, fitting, contradicting }
}

/** What the last clues dropped, as far back as it takes to name the nearest. */
function latest(dropped: readonly (readonly Candidate[])[]): Candidate[] {
  const found: Candidate[] = []
  for (const group of dropped) {
    found.push(...group)
    if (unique(found).length >= NEAREST) break
  }
  return found
}

/** Those that fit most clues first; of equal ones the order of the catalogue counts. */
function byFit(rest: readonly Candidate[], given: readonly Clue[], facts: UnitFacts): Candidate[] {
  return rest
    .map((candidate) => ({ candidate, fit: given.filter(({ fits }) => fits(candidate, facts)).length }))
    .sort((a, b) => b.fit - a.fit)
    .map(({ candidate }) => candidate)
}

function closest(facts: UnitFacts) {
  const maker = foreignMaker(facts)
  if (maker)
    throw new CloneError(
      `the source is of ${maker}, not of an APC Smart-UPS; --model makes one like it all the same`,
    )
  const found = eliminate(facts)
  const models = unique(found.left)
  const nearest = unique([...found.left, ...found.dropped])
    .filter((model) => model !== models[0])
    .slice(0, NEAREST)
    .map(({ name }) => name)
  refuseTooLittle(facts, found, models)
  const model = models[0]!
  const lines = found.left.filter((candidate) => candidate.model === model).map(({ line }) => line.id)
  const line = lines.length === 1 ? lines[0] : undefined
  if (found.fitting.includes('SKU')) {
    const notes = found.contradicting.length > 0 ? [contradictionText(model, facts, found)] : []
    return { model, line, confidence: 'certain' as const, nearest, notes }
  }
  const confidence = found.contradicting.length > 0 ? 'low' : models.length > 1 ? 'medium' : 'high'
  const equal = models.slice(1, 1 + MOST_EQUAL).map(({ name }) => name)
  const near = nearest.filter((name) => !equal.includes(name))
  const said = [
    `the model is a guess from ${described(facts)}, confidence ${confidence}`,
    equal.length > 0 ? `; as close: ${equal.join(', ')}` : '',
    near.length > 0 ? `; next: ${near.join(', ')}` : '',
    '. --model says another',
  ]
  const contradiction = found.contradicting.length > 0 ? [contradictionText(model, facts, found)] : []
  return { model, line, confidence, nearest, notes: [said.join(''), ...contradiction] } as const
}

function unique(found: readonly Candidate[]): UpsModel[] {
  return [...new Set(found.map(({ model }) => model))]
}

function contradictionText(model: UpsModel, facts: UnitFacts, { contradicting }: Elimination): string {
  const what = CLUES.filter(({ name }) => contradicting.includes(name)).map(
    ({ name, value }) => `${name} ${value(facts)}`,
  )
  return `not what the catalogue says of the ${model.name}: ${what.join(', ')}`
}

/** @throws CloneError unless what is left is one kind of unit, and not in spite of what the source tells */
function refuseTooLittle(facts: UnitFacts, found: Elimination, models: readonly UpsModel[]): void {
  if (found.fitting.includes('SKU')) return
  const telling = TELLING.filter((name) => found.fitting.includes(name))
  const against = WEIGHTY.filter((name) => found.contradicting.includes(name))
  const kinds = new Set(models.map(({ family, voltAmperes }) => `${family} ${Math.round(voltAmperes / 100)}`))
  const sizes = new Set(models.map(({ family, reportedName }) => `${family} ${reportedName}`))
  const single = kinds.size === 1 || sizes.size === 1
  // A line and a name together are facts that no figures outvote.
  const sure = against.length < 2 || telling.length === 2
  if (telling.length > 0 && sure && single && !isOtherName(found)) return
  const missing = missingFrom(facts, found)
  const attempt = models.length < listModels().length ? `, such as --model ${exampleOf(models)}` : ''
  throw new CloneError(
    [
      `the source does not tell which model it is (${described(facts)})`,
      against.length > 0 ? `; no model has ${againstText(facts, found)} together` : '',
      missing.length > 0 ? `; missing: ${missing.join(', ')}` : '',
      `; say it with --model${attempt}: "upslab models" lists them`,
    ].join(''),
  )
}

/** A name that no unit of the catalogue has, with nothing but a line that many units run. */
function isOtherName({ contradicting, fitting }: Elimination): boolean {
  return contradicting.includes('name') && !fitting.includes('firmware line')
}

function againstText(facts: UnitFacts, { contradicting, fitting }: Elimination): string {
  return CLUES.filter(({ name }) => [...contradicting, ...fitting].includes(name))
    .map(({ name, value }) => `${name} ${value(facts)}`)
    .join(', ')
}

function missingFrom(facts: UnitFacts, { contradicting }: Elimination): string[] {
  const wanted = ['firmware line', 'firmware version', 'name', 'watts', 'output voltage']
  return CLUES.filter(({ name, value }) => wanted.includes(name) && value(facts) === undefined)
    .map(({ name }) => name)
    .filter((name) => !contradicting.includes(name))
}

function exampleOf(models: readonly UpsModel[]): string {
  return models
    .slice(0, NEAREST)
    .map(({ name }) => name)
    .join(' or ')
}

function described({ sku, reportedName, lineId, inputVoltage, nominalVoltage }: UnitFacts): string {
  const words = [
    sku && `SKU ${sku.trim()}`,
    reportedName && `name ${reportedName.trim()}`,
    lineId !== undefined && `ID ${lineId}`,
    (nominalVoltage ?? inputVoltage) !== undefined && `${nominalVoltage ?? inputVoltage} V`,
  ].filter((word) => typeof word === 'string')
  return words.join(', ') || 'nothing'
}

function pickFirmware(model: UpsModel, facts: UnitFacts, line: number | undefined) {
  const attempts = [
    { version: facts.firmware, id: facts.lineId ?? line },
    { version: facts.firmware, id: undefined },
    { version: undefined, id: facts.lineId },
    { version: undefined, id: undefined },
  ]
  for (const [index, attempt] of attempts.entries()) {
    try {
      const { line: found, version } = resolveFirmware(model, known(attempt))
      const choice = { version, id: found.id }
      if (index === 0)
        return { choice, notes: facts.firmware === undefined ? [unknownVersionText(choice)] : [] }
      const said = `UPS ${facts.firmware ?? '?'} / ID=${facts.lineId ?? '?'}`
      return {
        choice,
        notes: [`${model.name} has no ${said} here; taken is UPS ${version} / ID=${found.id}`],
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
