import type { z } from 'zod'
import type { OwnCardVersion } from '../../../emulators/network-management-card/firmware/known-versions.ts'
import type { SlotName } from '../../../emulators/smart-ups/commands.ts'
import type { SlotCard } from '../../../emulators/smart-ups/slots/slot-card.ts'
import type { Secret } from '../../protocols/pcnet/packet.ts'
import type { UnitConfig } from '../lab-file/unit-config.ts'
import type { WiredUnit } from '../unit/wired-unit.ts'
import type { CardPort } from './card-port.ts'

/** What a lab file says of any card. */
export interface AnyCardConfig {
  /** Order number of the card. */
  readonly card: string
}

/** A card that belongs to a slot of a unit, in it or beside it. */
export interface SlottedCard<Card extends SlotCard, Config extends AnyCardConfig> {
  readonly unit: WiredUnit
  readonly slot: SlotName
  readonly card: Card
  readonly config: Config
}

/**
 * A kind of SmartSlot card, as the bench knows it. What the card does is its emulator's; this joins it to the lab file,
 * the ports, the control API, scripted hosts and the command line. Every kind stands in the list of `cards/index.ts`.
 */
export interface CardKind<Card extends SlotCard = SlotCard, Config extends AnyCardConfig = AnyCardConfig> {
  /** Order number. */
  readonly card: string
  /** Every order number, of a kind that has several. */
  readonly orders?: readonly string[]
  /** Name in words, such as `Interface Expander 2`. */
  readonly title: string
  /** Its part of the lab-file schema: an object whose `card` is the order number. */
  readonly schema: z.ZodObject
  /** Its state for the control API, as its emulator's `describe()` gives it. */
  readonly state: z.ZodObject
  /** What it remembers, as snapshots have it and as its emulator's `save()` gives it. */
  readonly memory: z.ZodType
  /** What can be changed while it is fitted; undefined when nothing can. */
  readonly changes?: z.ZodObject
  /** Names of its ports that signal clients by contacts: what can trigger the shutdown of a host. */
  readonly signalPorts: readonly string[]
  /** Names of its ports that a serial cable goes into. */
  readonly serialPorts: readonly string[]
  /** Names of its ports whose wire can be given faults. */
  readonly wires: readonly string[]
  /** Languages that its serial ports speak. */
  readonly languages: readonly string[]
  /**
   * The card that a lab file describes.
   *
   * @param versions those of its own firmware that are in no table
   * @param place where it is on its bench: cards of other places have other serial numbers
   */
  make(config: Config, versions?: readonly OwnCardVersion[], place?: string): Card
  /** Its ports in that slot. */
  ports(slotted: SlottedCard<Card, Config>): readonly CardPort[]
  /** Carries out changes that `changes` allows. @throws Error naming the value given and those allowed */
  change?(card: Card, changes: Readonly<Record<string, unknown>>): void
  /** Its configuration as it would have to be given for the card to be as it now is; as it was given when left out. */
  described?(slotted: Pick<SlottedCard<Card, Config>, 'card' | 'config'>): Config
  /** Order number and mode, for people. */
  summary(card: Card): string
  /** Warnings about the card in that unit, each a sentence. */
  warnings(card: Card, config: UnitConfig): readonly string[]
  /** The configuration it has on a bench that is described by flags: only kinds that a bench may begin with. */
  readonly fromFlags?: (flags: CardFlags) => Config
  /** Addresses that it listens on or sends to by itself, with the field of its configuration that has each. */
  addresses?(config: Config): readonly (readonly [field: string, address: unknown])[]
  /** What it sends unasked that a host played by the bench can wait for, as it is configured. */
  notices?(config: Config): CardNotices
  /** Its own firmware, of cards that have one to choose. */
  readonly firmware?: CardFirmwareCatalogue
}

/** What a card sends unasked. */
export interface CardNotices {
  /** Somebody is sent traps of SNMPv1 or v2c. */
  readonly trap?: true
  /** Somebody is sent packets of network shutdown, signed with that. */
  readonly pcnet?: Secret
}

/** What can be known of the firmware of a card without one. */
export interface CardFirmwareCatalogue {
  /** Versions of a card of that order number, oldest first, with the defects each brings. */
  versions(
    card: string,
    own?: readonly OwnCardVersion[],
  ): readonly {
    readonly version: string
    readonly defects: readonly { readonly id: string; readonly assumed?: string | undefined }[]
    readonly source: string
  }[]
  /**
   * What a version tells of itself, with the evidence, and the defects it has.
   *
   * @throws RangeError for a version that is not known, naming those that are
   */
  version(
    card: string,
    version: string,
    own?: readonly OwnCardVersion[],
  ): {
    readonly facts: readonly { readonly what: string; readonly value: unknown; readonly evidence: string }[]
    readonly defects: readonly string[]
  }
  /** Every known defect of it. */
  readonly defects: readonly {
    readonly id: string
    readonly title: string
    readonly source: string
    /** Where it is, in words. */
    readonly affects: readonly string[]
  }[]
}

/** What flags of the command line say of a card. */
export interface CardFlags {
  /** Order number. */
  readonly card: string
  /** Version of its own firmware. */
  readonly cardFirmware?: string | undefined
  readonly mode?: string | undefined
  readonly dip?: string | undefined
}
