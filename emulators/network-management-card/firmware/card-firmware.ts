import type { Family } from '../../smart-ups/models/model.ts'
import { type CardDecisions, soundCardDecisions } from './card-decisions.ts'
import { CARD_DEFECTS } from './card-defects.ts'
import type { CardModel } from './card-models.ts'
import { cardApplies } from './card-rule.ts'
import { type CardTraits, cardTraitsOf } from './card-traits.ts'
import { bootMonitorOf, CARD_LINES, type CardVersion, findCardVersion } from './card-versions.ts'
import type { OwnCardVersion } from './known-versions.ts'

/** Defects switched on or off by hand, whatever the version has. */
export type CardDefectChoices = Readonly<Record<string, boolean>>

/** A defect that is active, and why. */
export interface ActiveCardDefect {
  readonly id: string
  readonly because: 'version' | 'user'
  readonly assumed: string | undefined
}

/** What the firmware of a card comes to in a unit of one family. */
export interface FittedFirmware {
  readonly traits: CardTraits
  readonly decide: CardDecisions
  readonly active: readonly ActiveCardDefect[]
}

/** The firmware a card runs: its version, and the defects that brings. */
export class CardFirmware {
  readonly model: CardModel
  readonly choices: CardDefectChoices
  /** Versions that are in no table. */
  readonly known: readonly OwnCardVersion[]
  readonly #own: OwnCardVersion | undefined
  readonly #found: CardVersion
  readonly #fitted = new Map<Family | undefined, FittedFirmware>()

  /** @throws RangeError for a version or defect that is not known, naming those that are */
  constructor(
    model: CardModel,
    version?: string,
    choices: CardDefectChoices = {},
    known: readonly OwnCardVersion[] = [],
  ) {
    this.model = model
    this.known = known
    this.choices = choices
    const asked = version ?? CARD_LINES[model.generation].stock
    this.#own = known.find(
      (own) => own.generation === model.generation && own.version === asked.replace(/^v/, ''),
    )
    this.#found = this.#own ?? findCardVersion(model.generation, asked)
    const ids = CARD_DEFECTS.map(({ id }) => id)
    const unknown = Object.keys(choices).find((id) => !ids.includes(id))
    if (unknown !== undefined)
      throw new RangeError(`no card defect ${JSON.stringify(unknown)}; known: ${ids.join(', ')}`)
  }

  /** Version of its operating system (AOS), such as `7.1.2`. */
  get version(): string {
    return this.#found.version
  }

  /** Version of its application for Smart-UPS. */
  get application(): string {
    return this.#found.application ?? this.#found.version
  }

  /** `4.1.0`. */
  get bootMonitor(): string {
    return this.#own?.bootMonitor ?? bootMonitorOf(this.model.generation, this.version)
  }

  /** Name of its application, `sumx`. */
  get applicationName(): string {
    return CARD_LINES[this.model.generation].application
  }

  /** Names of its two files, as sysDescr has them. */
  get files(): { readonly system: string; readonly application: string } {
    const { tag } = CARD_LINES[this.model.generation]
    return {
      system: `apc_${tag}_aos_${this.#inFileName(this.version)}.bin`,
      application: `apc_${tag}_${this.applicationName}_${this.#inFileName(this.application)}.bin`,
    }
  }

  /** What it comes to in a unit of that family; undefined: beside its unit. */
  in(family: Family | undefined): FittedFirmware {
    const known = this.#fitted.get(family)
    if (known) return known
    const fitted = this.#fit(family)
    this.#fitted.set(family, fitted)
    return fitted
  }

  #fit(family: Family | undefined): FittedFirmware {
    const subject = { model: this.model, version: this.version, family }
    const decide: CardDecisions = { ...soundCardDecisions }
    const active: ActiveCardDefect[] = []
    for (const { id, affects, decides } of CARD_DEFECTS) {
      const range = affects.find((where) => cardApplies(where, subject))
      const choice = this.choices[id]
      if (choice === false || (choice === undefined && !range)) continue
      Object.assign(decide, decides)
      active.push({ id, because: range ? 'version' : 'user', assumed: range?.assumed })
    }
    Object.assign(decide, this.#own?.decides)
    return { traits: { ...cardTraitsOf(subject), ...this.#own?.traits }, decide, active }
  }

  /** Cards of the third generation keep the dots. */
  #inFileName(version: string): string {
    return this.model.generation === 'nmc3' ? version : version.replaceAll('.', '')
  }
}
