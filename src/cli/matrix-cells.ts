import { join } from 'node:path'
import { resolveFirmware, versionsOf } from '../../emulators/smart-ups/firmware/catalogue.ts'
import type { ClientName } from '../../emulators/smart-ups/firmware/published/clients.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import type { UpsModel } from '../../emulators/smart-ups/models/model.ts'
import { CARD_NAMES, cardFirmware } from '../lab/cards/index.ts'
import type { LabConfig } from '../lab/lab-file/schema.ts'
import { type Catalogue, STOCK } from '../lab/plugins/catalogue.ts'
import type { Cell } from '../matrix/cell.ts'
import { affectedAndFixed, type Difference, differencesOf, findDefect } from '../matrix/firmware-of-defect.ts'
import { whyNoPty } from '../ports/pty/why-no-pty.ts'
import { UsageError } from './errors.ts'
import { labFromFlags, type UpFlags } from './lab-from-flags.ts'
import { listOf, modelsNamed, VERSION_WORDS, versionsNamed } from './version-list.ts'

/** Lists, as typed: `09.2,09.3`, `affected,fixed`. */
export interface MatrixFlags extends Omit<UpFlags, 'card' | 'json' | 'control' | 'token'> {
  readonly card?: string
  /** An id, or `all`: every one that the client can notice. */
  readonly defect?: string
  readonly client?: ClientName
}

/** More cells than anybody means; what starts as many benches would be a mistake. */
const MOST_CELLS = 1000
const CARDS: readonly string[] = [...CARD_NAMES, 'none']

/** A card of a cell, with the version of its own firmware where one is asked for. */
interface FittedCard {
  readonly card: string | undefined
  readonly cardFirmware: string | undefined
}

interface Version {
  readonly version: string
  readonly id: number | undefined
  readonly role: Cell['role']
  /** The difference that the version stands for, and whether its name goes into that of the cell. */
  readonly of?: { readonly difference: Difference; readonly named: boolean }
}

/** Every combination of the models, versions and cards asked for; virtual serial ports stand in `folder`. */
export function cellsOf(flags: MatrixFlags, folder: string, known: Catalogue = STOCK): Cell[] {
  const models = modelsNamed(flags.model ?? 'SMT1500RM2U', known.models, (name) =>
    findModel(name, known.models),
  )
  const cards = flags.card === undefined ? [undefined] : listOf('--card', flags.card).map(cardName)
  const fitted = cards.flatMap((card) =>
    cardVersionsOf(card, flags.cardFirmware).map((cardFirmware) => ({ card, cardFirmware })),
  )
  const cells = models.flatMap((model) =>
    askedVersions(model, flags, known).flatMap((version) =>
      fitted.map((card, index) =>
        cellOf(flags, model.name, version, card, join(folder, portName(model.name, version, index)), known),
      ),
    ),
  )
  if (cells.length <= MOST_CELLS) return cells
  throw new UsageError(`${cells.length} cells are too many; at most ${MOST_CELLS}`)
}

/** A file of its own for the port of each cell. */
function portName(model: string, { version, id, of }: Version, index: number): string {
  return `${model}-${version}-${id ?? ''}-${index}${of?.named ? `-${of.difference.id}` : ''}`
}

function cellOf(
  flags: MatrixFlags,
  model: string,
  { version, id, role, of }: Version,
  { card, cardFirmware }: FittedCard,
  pty: string,
  known: Catalogue,
): Cell {
  const { defect, client: _client, card: _list, cardFirmware: _versions, usbip, ...shared } = flags
  const ownPty = shared.tcp === undefined && whyNoPty() === undefined
  const lab = labFromFlags(
    {
      ...shared,
      model,
      firmware: version,
      ...(id === undefined ? {} : { id }),
      ...(card === undefined ? {} : { card }),
      ...(cardFirmware === undefined ? {} : { cardFirmware }),
      ...(ownPty ? { pty } : {}),
      ...(usbip === undefined ? {} : { usbip: usbip === true ? '127.0.0.1:0' : usbip }),
    },
    undefined,
    known,
  )
  const fitted = lab.devices.ups0!.smartslot1?.card
  const what = of?.named ? ` ${of.difference.id} ${role}` : ''
  const own = cardFirmware ? `@${cardFirmware}` : ''
  const line = role === undefined && id !== undefined ? `/${id}` : ''
  const name = `${model}@${version}${line}${fitted ? `+${fitted}` : ''}${own}${what}`
  const made = { name, model, firmware: version, role, card: fitted, cardFirmware }
  return { ...made, lab: provoked(lab, role, of), device: 'ups0' }
}

/** The bench of an affected version, with a difference that is rare switched on. */
function provoked(lab: LabConfig, role: Cell['role'], of: Version['of']): LabConfig {
  const choice = of?.difference.provoked
  const unit = lab.devices.ups0
  if (role !== 'affected' || choice === undefined || unit === undefined || !of) return lab
  const chosen = typeof unit.firmware === 'string' ? { version: unit.firmware } : unit.firmware
  const defects = { [of.difference.id]: choice } as NonNullable<NonNullable<typeof chosen>['defects']>
  return { ...lab, devices: { ...lab.devices, ups0: { ...unit, firmware: { ...chosen, defects } } } }
}

/** The versions of a card's own firmware that are asked for; cards without one to choose come as they are. */
function cardVersionsOf(card: string | undefined, versions: string | undefined): (string | undefined)[] {
  if (versions === undefined) return [undefined]
  if (card === undefined) throw new UsageError('--card-firmware needs --card: the firmware of which one?')
  return cardFirmware(card) ? listOf('--card-firmware', versions) : [undefined]
}

/** The versions of a model that are asked for, each by number or as what it is to a defect. */
function askedVersions(model: UpsModel, flags: MatrixFlags, { defects }: Catalogue): Version[] {
  const { firmware, defect, client, id } = flags
  const given = firmware ?? (defect === undefined ? newestOf(model, flags) : 'affected,fixed')
  if (given === undefined)
    throw new UsageError(`--firmware is needed, or --defect; allowed: ${VERSION_WORDS}`)
  const asked = listOf('--firmware', given)
  const all = defect === 'all'
  const found = all
    ? differencesOf(model, client, defects)
    : defect === undefined
      ? []
      : [findDefect(defect, defects)]
  const versions = asked.flatMap((text): Version[] => {
    if (text !== 'affected' && text !== 'fixed')
      return versionsNamed(model, text, id).map(({ line, version }) => ({
        version,
        id: lineToName(model, version, id ?? line.id),
        role: undefined,
      }))
    if (defect === undefined) throw new UsageError(`--firmware ${text} needs --defect: ${text} by which one?`)
    return found.map((difference) => ofDefect(model, text, difference, all))
  })
  const keyOf = ({ version, id, role, of }: Version) => `${version}/${id}/${role}/${of?.difference.id}`
  return [...new Map(versions.map((version) => [keyOf(version), version])).values()]
}

/** The UPS ID of a version, where several lines of the model have one of that number. */
function lineToName(model: UpsModel, version: string, id: number): number | undefined {
  const lines = versionsOf(model).filter((each) => each.version === version)
  return lines.length > 1 ? id : undefined
}

/** A matrix of versions of a card needs none of the unit: the newest one then. */
function newestOf(model: UpsModel, { cardFirmware }: MatrixFlags): string | undefined {
  return cardFirmware === undefined ? undefined : resolveFirmware(model).version
}

function ofDefect(
  model: UpsModel,
  role: 'affected' | 'fixed',
  difference: Difference,
  named: boolean,
): Version {
  const pair = affectedAndFixed(model, difference)
  const found = pair[role]
  if (!found)
    throw new UsageError(
      `no version of ${model.name} with a fix of ${difference.id} is known; newest affected: ${pair.affected.version}`,
    )
  return { version: found.version, id: found.line.id, role, of: { difference, named } }
}

function cardName(text: string): string {
  if (CARDS.includes(text)) return text
  throw new UsageError(`--card ${JSON.stringify(text)} is not allowed; allowed: ${CARDS.join(', ')}`)
}
