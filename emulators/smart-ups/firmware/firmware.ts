import { checkMade, refuseValue } from '../check-value.ts'
import { type Decisions, soundDecisions } from './decisions.ts'
import { type AffectedRange, type Defect, optionsOf } from './defect.ts'
import { type KnownFirmware, STOCK_FIRMWARE } from './known.ts'
import type { FirmwareLine } from './line.ts'
import { reportedRevision } from './revision.ts'
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
const OF_LINES = new WeakMap<KnownFirmware, ReadonlyMap<number, readonly Defect[]>>()

function defectsOfLine(known: KnownFirmware, id: number): readonly Defect[] {
  const lines = OF_LINES.get(known) ?? byLine(known.defects)
  OF_LINES.set(known, lines)
  return lines.get(id) ?? []
}

function byLine(defects: readonly Defect[]): Map<number, Defect[]> {
  const lines = new Map<number, Defect[]>()
  for (const defect of defects)
    for (const line of new Set(defect.affects.map((range) => range.line)))
      lines.set(line, [...(lines.get(line) ?? []), defect])
  return lines
}

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
  /** The defects and rules it is made from. */
  readonly known: KnownFirmware
  readonly active: readonly ActiveDefect[]
  /** Speaks Modbus over serial and USB at all. */
  readonly hasModbus: boolean
  /** Has a Modbus TCP server of its own, on its SmartConnect port. */
  readonly hasModbusTcp: boolean
  readonly decide: Decisions
  readonly #decidedBy: ReadonlyMap<keyof Decisions, string>

  constructor(
    line: FirmwareLine,
    version: string,
    choices: DefectChoices = {},
    known: KnownFirmware = STOCK_FIRMWARE,
  ) {
    checkMade('line', line, ['id', 'ranges', 'known'], 'a line that resolveFirmware() or listLines() gave')
    checkVersionOf(line, version)
    checkChoices(choices)
    this.line = line
    this.version = version
    this.choices = choices
    this.known = known
    const { defects } = known
    const unknown = Object.keys(choices).find((id) => !defects.some((defect) => answersTo(defect, id)))
    if (unknown !== undefined)
      throw new DefectError(`no defect ${unknown}; known: ${defects.map((defect) => defect.id).join(', ')}`)
    const { active, decide, decidedBy } = behaviourOf(line, version, choices, known)
    this.active = active
    this.decide = decide
    this.#decidedBy = decidedBy
    // Asked for with every request on a wire.
    this.hasModbus = isFrom(line.modbusFrom, version)
    this.hasModbusTcp = isFrom(line.modbusTcpFrom, version)
  }

  /** The UPS ID, as in `ID=18`. */
  get lineId(): number {
    return this.line.id
  }

  /** As protocols report it: `UPS 09.3`; `653.18` on a line that goes by its SKU number, `6Q` before there were such numbers. */
  get reported(): string {
    return this.line.bySku ? reportedRevision(this.line, this.version) : reportedVersion(this.version)
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
}

/** What a version does, with the user's choices. */
interface Behaviour {
  readonly active: readonly ActiveDefect[]
  readonly decide: Decisions
  readonly decidedBy: ReadonlyMap<keyof Decisions, string>
}

/** Behaviour by line and version, where nothing is chosen by hand: units of one version share it. */
const SHARED = new WeakMap<KnownFirmware, WeakMap<FirmwareLine, Map<string, Behaviour>>>()

function behaviourOf(
  line: FirmwareLine,
  version: string,
  choices: DefectChoices,
  knowledge: KnownFirmware,
): Behaviour {
  if (Object.keys(choices).length > 0) return makeBehaviour(knowledge.defects, line, version, choices)
  const lines = SHARED.get(knowledge) ?? new WeakMap<FirmwareLine, Map<string, Behaviour>>()
  SHARED.set(knowledge, lines)
  const ofLine = lines.get(line) ?? new Map<string, Behaviour>()
  lines.set(line, ofLine)
  const known =
    ofLine.get(version) ?? makeBehaviour(defectsOfLine(knowledge, line.id), line, version, choices)
  // Any text of the form can be tried on a line; what nobody asks for again need not be kept.
  if (ofLine.size >= MOST_SHARED) ofLine.clear()
  ofLine.set(version, known)
  return known
}

/** More than any line has versions. */
const MOST_SHARED = 100

function makeBehaviour(
  candidates: readonly Defect[],
  line: FirmwareLine,
  version: string,
  choices: DefectChoices,
): Behaviour {
  const decide: Decisions = { ...soundDecisions }
  const decidedBy = new Map<keyof Decisions, string>()
  const active = candidates.flatMap((defect): ActiveDefect[] => {
    const choice = choiceFor(defect, choices)
    const range = defect.affects.find((affected) => isAffected(affected, line.id, version))
    if (choice === false || (choice === undefined && !range)) return []
    const answers = defect.decides(optionsOf(defect, typeof choice === 'object' ? choice : {}), { ...decide })
    for (const point of Object.keys(answers) as (keyof Decisions)[]) decidedBy.set(point, defect.id)
    Object.assign(decide, answers)
    return [{ id: defect.id, because: range ? 'version' : 'user', assumed: range?.assumed }]
  })
  return { active, decide, decidedBy }
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
