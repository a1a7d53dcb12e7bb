import { z } from 'zod'
import type { AnyCardConfig, CardFirmwareCatalogue, CardKind, CardNotices } from './card-kind.ts'
import { interfaceExpander2 } from './interface-expander-2/kind.ts'
import { legacyCommunicationsCard } from './legacy-communications-card/kind.ts'
import { networkManagementCard } from './network-management-card/kind.ts'

/** Every kind of card a SmartSlot can hold. */
export const CARDS = [interfaceExpander2, legacyCommunicationsCard, networkManagementCard] as const

/** The card of a bench that is described by flags which name none. */
export const DEFAULT_CARD = interfaceExpander2

const KINDS: readonly CardKind[] = CARDS

/** That part of every kind, as a tuple. */
type Each<Kinds extends readonly unknown[], Part extends string> = {
  readonly [I in keyof Kinds]: Kinds[I] extends { readonly [P in Part]: infer S extends z.ZodObject }
    ? S
    : never
}

/** A card as a lab file describes it. */
export const cardSchema = z.discriminatedUnion(
  'card',
  KINDS.map(({ schema }) => schema) as unknown as Each<typeof CARDS, 'schema'>,
)
export type CardConfig = z.infer<typeof cardSchema>

/** A card as the control API shows it. */
export const cardStateSchema = z.discriminatedUnion(
  'card',
  KINDS.map(({ state }) => state) as unknown as Each<typeof CARDS, 'state'>,
)

export type CardState = z.infer<typeof cardStateSchema>

/** A card as a snapshot has it: which one it is, and what it remembers. */
export const cardMemorySchema = z.discriminatedUnion(
  'card',
  KINDS.map(({ card, orders, memory }) =>
    z.strictObject({ card: z.literal([...(orders ?? [card])]), memory }),
  ) as unknown as [z.ZodObject<{ card: z.ZodString; memory: z.ZodUnknown }>],
)

/** Order numbers of all cards. */
export const CARD_NAMES = KINDS.flatMap(({ card, orders }) => orders ?? [card]) as [string, ...string[]]

/** Ports of cards that signal clients by contacts. */
export const SIGNAL_PORTS = CARDS.flatMap(({ signalPorts }) => signalPorts)
export type SignalPortName = (typeof SIGNAL_PORTS)[number]

/** Ports of cards whose wire can be given faults, within their card. */
export const CARD_WIRES = CARDS.flatMap(({ wires }) => wires)

/** Serial ports of cards, within their card. */
export type CardSerialPort = (typeof CARDS)[number]['serialPorts'][number]

/**
 * The kind of card of that order number.
 *
 * @throws RangeError naming those there are
 */
export function cardKind(card: string): CardKind {
  const kind = KINDS.find((known) => (known.orders ?? [known.card]).includes(card))
  if (kind) return kind
  throw new RangeError(`there is no card ${JSON.stringify(card)}; there are: ${CARD_NAMES.join(', ')}`)
}

/** What some cards of a unit send unasked; the first that sends a thing counts. */
export function cardNotices(cards: readonly (AnyCardConfig | undefined)[]): CardNotices {
  return Object.assign({}, ...cards.map((card) => card && cardKind(card.card).notices?.(card)).reverse())
}

/** The cards that speak a language on a serial port of theirs, as text. */
export function cardsThatSpeak(language: string): string {
  return KINDS.filter(({ languages }) => languages.includes(language))
    .map(({ card }) => card)
    .join(' or ')
}

/** The firmware of a card of that order number; undefined for other names, and for cards without one to choose. */
export function cardFirmware(card: string): CardFirmwareCatalogue | undefined {
  return CARD_NAMES.includes(card) ? cardKind(card).firmware : undefined
}

/** Defects of the firmware of all cards. */
export const CARD_DEFECT_LIST = KINDS.flatMap(({ firmware }) => firmware?.defects ?? [])

/** Cards that have a port of that name, as text. */
export function cardsWith(port: string): string {
  return KINDS.filter(({ wires }) => wires.includes(port))
    .flatMap(({ card, orders }) => orders ?? [card])
    .join(' or ')
}
