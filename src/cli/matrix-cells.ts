import { join } from 'node:path'
import { canonicalVersion } from '../../emulators/smart-ups/firmware/version.ts'
import { findModel } from '../../emulators/smart-ups/models/catalogue.ts'
import { CARD_NAMES } from '../lab/cards/index.ts'
import type { Cell } from '../matrix/cell.ts'
import { type AffectedAndFixed, affectedAndFixed, findDefect } from '../matrix/firmware-of-defect.ts'
import { UsageError } from './errors.ts'
import { labFromFlags, type UpFlags } from './lab-from-flags.ts'

/** Lists, as typed: `09.2,09.3`, `affected,fixed`. */
export interface MatrixFlags extends Omit<UpFlags, 'card' | 'json' | 'control' | 'token'> {
  readonly card?: string
  readonly defect?: string
}

/** More cells than anybody means; what starts as many benches would be a mistake. */
const MOST_CELLS = 1000
const CARDS: readonly string[] = [...CARD_NAMES, 'none']

interface Version {
  readonly version: string
  readonly id: number | undefined
  readonly role: Cell['role']
}

/** Every combination of the models, versions and cards asked for; virtual serial ports stand in `folder`. */
export function cellsOf(flags: MatrixFlags, folder: string): Cell[] {
  const models = list('--model', flags.model ?? 'SMT1500RM2U').map((name) => findModel(name).name)
  const cards = flags.card === undefined ? [undefined] : list('--card', flags.card).map(cardName)
  const cells = models.flatMap((model) =>
    versionsOf(model, flags).flatMap((version) =>
      cards.map((card, index) =>
        cellOf(flags, model, version, card, join(folder, `${model}-${version.version}-${index}`)),
      ),
    ),
  )
  if (cells.length <= MOST_CELLS) return cells
  throw new UsageError(`${cells.length} cells are too many; at most ${MOST_CELLS}`)
}

function cellOf(
  flags: MatrixFlags,
  model: string,
  { version, id, role }: Version,
  card: string | undefined,
  pty: string,
): Cell {
  const { defect, card: _list, usbip, ...shared } = flags
  const ownPty = shared.tcp === undefined && process.platform !== 'win32'
  const lab = labFromFlags({
    ...shared,
    model,
    firmware: version,
    ...(id === undefined ? {} : { id }),
    ...(card === undefined ? {} : { card }),
    ...(ownPty ? { pty } : {}),
    ...(usbip === undefined ? {} : { usbip: usbip === true ? '127.0.0.1:0' : usbip }),
  })
  const fitted = lab.devices.ups0!.smartslot1?.card
  const name = `${model}@${version}${fitted ? `+${fitted}` : ''}`
  return { name, model, firmware: version, role, card: fitted, lab, device: 'ups0' }
}

/** The versions of a model that are asked for, each by number or as what it is to a defect. */
function versionsOf(model: string, { firmware, defect, id }: MatrixFlags): Version[] {
  const asked = list('--firmware', firmware ?? (defect === undefined ? '' : 'affected,fixed'))
  const pair = defect === undefined ? undefined : affectedAndFixed(findModel(model), findDefect(defect))
  return asked.map((text) => {
    if (text !== 'affected' && text !== 'fixed')
      return { version: canonicalVersion(text), id, role: undefined }
    return ofDefect(model, text, defect, pair)
  })
}

function ofDefect(
  model: string,
  role: 'affected' | 'fixed',
  defect: string | undefined,
  pair: AffectedAndFixed | undefined,
): Version {
  if (!pair) throw new UsageError(`--firmware ${role} needs --defect: ${role} by which one?`)
  const found = pair[role]
  if (!found)
    throw new UsageError(
      `no version of ${model} with a fix of ${defect} is known; newest affected: ${pair.affected.version}`,
    )
  return { version: found.version, id: found.line.id, role }
}

function list(flag: string, text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.every(Boolean)) return [...new Set(parts)]
  throw new UsageError(
    text === ''
      ? `${flag} is needed, or --defect`
      : `${flag} ${JSON.stringify(text)}: a part of the list is empty`,
  )
}

function cardName(text: string): string {
  if (CARDS.includes(text)) return text
  throw new UsageError(`--card ${JSON.stringify(text)} is not allowed; allowed: ${CARDS.join(', ')}`)
}
