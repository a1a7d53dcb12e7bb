import { checkMade, refuseValue } from '../check-value.ts'
import { type Decisions, soundDecisions } from './decisions.ts'
import { type AffectedRange, type Defect, optionsOf } from './defect.ts'
import { DEFECTS } from './defects/index.ts'
import type { FirmwareLine } from './line.ts'
import { canonicalVersion, compareVersions, reportedVersion } from './version.ts'

/** A defect switched on, off, or on with options, whatever the version says. */
export type DefectChoice = boolean | Readonly<Record<string, unknown>>
export type DefectChoices = Readonly<Record<string, DefectChoice>>

/** An active defect, and why it is active. */
export interface ActiveDefect {
  readonly id: string
  /** The version has it, or the user switched it on. */
  readonly because: 'version' | 'user'
  /** Why the range that brought it is an assumption; undefined when a source states it. */
  readonly assumed: string | undefined
}

/** Defects by the lines that they live on. */
const OF_LINE = new Map<number, Defect[]>()
for (const defect of DEFECTS)
  for (const line of new Set(defect.affects.map((range) => range.line)))
    OF_LINE.set(line, [...(OF_LINE.get(line) ?? []), defect])

export class DefectError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DefectError'
  }
}

/** The firmware a unit runs: line, version, the defects that brings, and the decisions they make. */
export class Firmware {
  readonly line: FirmwareLine
  /** Canonical version, for example `09.3`. */
  readonly version: string
  /** What the user switched by hand. */
  readonly choices: DefectChoices
  readonly active: readonly ActiveDefect[]
  /** Speaks Modbus over serial and USB at all. */
  readonly hasModbus: boolean
  /** Has a Modbus TCP server of its own, on its SmartConnect port. */
  readonly hasModbusTcp: boolean
  readonly decide: Decisions
  readonly #decidedBy = new Map<keyof Decisions, string>()

  constructor(line: FirmwareLine, version: string, choices: DefectChoices = {}) {
    checkMade('line', line, ['id', 'ranges', 'known'], 'a line that resolveFirmware() or listLines() gave')
    checkVersionOf(line, version)
    checkChoices(choices)
    this.line = line
    this.version = version
    this.choices = choices
    const unknown = Object.keys(choices).find((id) => !DEFECTS.some((defect) => answersTo(defect, id)))
    if (unknown !== undefined)
      throw new DefectError(`no defect ${unknown}; known: ${DEFECTS.map((defect) => defect.id).join(', ')}`)
    const decide: Decisions = { ...soundDecisions }
    // A unit without choices looks at the defects of its own line alone.
    const candidates = Object.keys(choices).length > 0 ? DEFECTS : (OF_LINE.get(line.id) ?? [])
    this.active = candidates.flatMap((defect) => this.#activate(defect, choiceFor(defect, choices), decide))
    this.decide = decide
    // Asked for with every request on a wire.
    this.hasModbus = isFrom(line.modbusFrom, version)
    this.hasModbusTcp = isFrom(line.modbusTcpFrom, version)
  }

  /** The UPS ID, as in `ID=18`. */
  get lineId(): number {
    return this.line.id
  }

  /** As protocols report it: `UPS 09.3`; `653.18` on a line that goes by its SKU number. */
  get reported(): string {
    return this.line.bySku
      ? `${this.lineId}.${Number.parseInt(this.version, 10)}${this.line.revisionSuffix ?? ''}`
      : reportedVersion(this.version)
  }

  get defects(): string[] {
    return this.active.map((defect) => defect.id)
  }

  /**
   * The same version of the same line, with the same choices of defects.
   *
   * @example ups.firmware.equals(other)
   */
  equals(other: Firmware): boolean {
    return (
      this.lineId === other.lineId &&
      this.version === other.version &&
      JSON.stringify(this.choices) === JSON.stringify(other.choices)
    )
  }

  /**
   * The defect behind a decision, if one is.
   *
   * @example ups.firmware.decidedBy('slotShutdownWhileOffPending')
   */
  decidedBy(point: keyof Decisions): string | undefined {
    return this.#decidedBy.get(point)
  }

  #activate(defect: Defect, choice: DefectChoice | undefined, decide: Decisions): ActiveDefect[] {
    const range = defect.affects.find((affected) => isAffected(affected, this.line.id, this.version))
    if (choice === false || (choice === undefined && !range)) return []
    const answers = defect.decides(optionsOf(defect, typeof choice === 'object' ? choice : {}), { ...decide })
    for (const point of Object.keys(answers) as (keyof Decisions)[]) this.#decidedBy.set(point, defect.id)
    Object.assign(decide, answers)
    return [{ id: defect.id, because: range ? 'version' : 'user', assumed: range?.assumed }]
  }
}

/** A version is text of its form; whether its line has it is for `resolveFirmware`, so that one of another line can be tried. */
function checkVersionOf(line: FirmwareLine, version: string): void {
  if (!line.bySku || typeof version !== 'string') canonicalVersion(version)
}

function checkChoices(choices: unknown): void {
  checkMade('defects', choices, [], 'an object of defects, such as { ID: true }')
  for (const [id, choice] of Object.entries(choices)) {
    const options = typeof choice === 'object' && choice !== null && !Array.isArray(choice)
    if (choice !== undefined && typeof choice !== 'boolean' && !options)
      refuseValue(`defects.${id}`, choice, 'true, false, an object of its options')
  }
}

function isFrom(first: string | undefined, version: string): boolean {
  return first !== undefined && compareVersions(version, first) >= 0
}

/** Whether a version of a line lies in an affected range. */
export function isAffected(range: AffectedRange, line: number, version: string): boolean {
  if (range.line !== line) return false
  if (range.from !== undefined && compareVersions(version, range.from) < 0) return false
  if (range.after !== undefined && compareVersions(version, range.after) <= 0) return false
  if (range.to !== undefined && compareVersions(version, range.to) > 0) return false
  return range.fixedIn === undefined || compareVersions(version, range.fixedIn) < 0
}

function answersTo(defect: Defect, name: string): boolean {
  return defect.id === name || (defect.aliases ?? []).includes(name)
}

function choiceFor(defect: Defect, choices: DefectChoices): DefectChoice | undefined {
  const name = Object.keys(choices).find((candidate) => answersTo(defect, candidate))
  return name === undefined ? undefined : choices[name]
}
