import type { ComponentType } from 'preact'
import type { DeviceState } from '../../../../client/types.ts'

/** The card in a slot. */
export type CardState = NonNullable<DeviceState['smartslot1']>

/** A file of this folder: the view of one kind of card. */
interface CardFile {
  /** Order number of the card it shows. */
  readonly card: string
  /** All its order numbers, where it has several. */
  readonly orders?: readonly string[]
  readonly View: ComponentType<{ readonly unit: DeviceState; readonly card: CardState }>
}

const FILES = Object.values(import.meta.glob<CardFile>('./*.tsx', { eager: true }))

/** The view of a kind of card; undefined for a card without anything to see or to set. */
export function viewOf(card: string): CardFile['View'] | undefined {
  return FILES.find((file) => (file.orders ?? [file.card]).includes(card))?.View
}
