import { checkMade } from './check-value.ts'

/** Outlet groups: the main outlet group and up to three switched ones. */
export const GROUP_NAMES = ['MOG', 'SOG0', 'SOG1', 'SOG2'] as const
export type GroupName = (typeof GROUP_NAMES)[number]

/** Where a command came from. `scheduler` is a command that the unit itself had planned. */
export const SOURCES = ['rj45', 'usb', 'lcd', 'smartslot1', 'smartslot2', 'network', 'scheduler'] as const
export type Source = (typeof SOURCES)[number]

/** SmartSlots, as their cards are named as a source. Most units have one. */
export const SLOT_NAMES = ['smartslot1', 'smartslot2'] as const satisfies readonly Source[]
export type SlotName = (typeof SLOT_NAMES)[number]

/** The command came through the card in a SmartSlot. */
export function isSlot(source: Source): source is SlotName {
  return source === 'smartslot1' || source === 'smartslot2'
}

/**
 * What can be asked of outlet groups:
 * `off` off and stay off; `on`; `shutdown` off, back when AC is valid; `sleep` off for `seconds`;
 * `reboot` off for the group's stay-off time, back by itself; `cancel` forget what is pending.
 */
export const ACTIONS = ['off', 'on', 'shutdown', 'sleep', 'reboot', 'cancel'] as const
export type Action = (typeof ACTIONS)[number]

/** The groups a command aims at: `'all'`, which is every group the unit has, or a list of names. */
export type Targets = 'all' | readonly (GroupName | 'all')[]

/** A command to outlet groups, as somebody outside gives it: a library, a test, the control API, a scenario. */
export interface UnitCommand {
  readonly action: Action
  readonly targets: Targets
  /** Who commands; `network` when left out. */
  readonly source?: Source
  /** Count down the delays that each group is set to: turn-off first, and turn-on before it comes back. Default false. */
  readonly useDelay?: boolean
  /** `sleep` only: how long the output stays off, in seconds. Default: the group's stay-off setting. */
  readonly seconds?: number
  /** Turn on without AC. Default false. */
  readonly coldBoot?: boolean
  /** @deprecated Read until 0.3: write `useDelay`. */
  readonly useOffDelay?: boolean
}

/**
 * A command as the unit carries it out: the one kind that every port, the LCD and the SmartSlot cards speak. Registers and
 * usages name the two delays one by one, and may bring their own.
 */
export interface UpsCommand {
  readonly action: Action
  /** The groups aimed at; `all` is every group the unit has. */
  readonly targets: readonly GroupName[] | 'all'
  readonly source: Source
  /** Count down each group's turn-off delay first. Default false. */
  readonly useOffDelay?: boolean
  /** Count down so many seconds instead of each group's turn-off delay (HID DelayBeforeShutdown). */
  readonly offDelaySeconds?: number
  /** Count down each group's turn-on delay before it comes back on. Default false. */
  readonly useOnDelay?: boolean
  /** Count down so many seconds instead of each group's turn-on delay, from the return of AC on (UPS-Link `@`). */
  readonly onDelaySeconds?: number
  /** Turn on without AC (OutletCommand bit 5). Default false. */
  readonly coldBoot?: boolean
  /** `sleep` only: how long the output stays off, in seconds. Default: the group's stay-off setting. */
  readonly seconds?: number
}

/** Why a command was refused. */
export type Refusal =
  | { readonly reason: 'no-such-group'; readonly group: string }
  | { readonly reason: 'command-pending'; readonly group: GroupName }
  | { readonly reason: 'main-group-off'; readonly group: GroupName }
  | { readonly reason: 'switched-group-on'; readonly group: GroupName }
  | { readonly reason: 'nothing-pending' }
  | { readonly reason: 'unpowered' }
  | { readonly reason: 'firmware' }

export type CommandResult = { readonly accepted: true } | ({ readonly accepted: false } & Refusal)

/** The single-line requests of simple signaling (Modbus register 1540). */
export const SIGNALING_REQUESTS = ['request-shutdown', 'remote-off', 'remote-on'] as const
export type SimpleSignalingRequest = (typeof SIGNALING_REQUESTS)[number]

/**
 * A sentence for people about a refusal.
 *
 * @example if (!result.accepted) console.log(describeRefusal(result))
 */
export function describeRefusal(refusal: Refusal): string {
  checkMade('refusal', refusal, ['reason'], 'a result of command() that is not accepted')
  switch (refusal.reason) {
    case 'no-such-group':
      return `this unit has no outlet group ${refusal.group}`
    case 'command-pending':
      return `outlet group ${refusal.group} already has a command pending: cancel it first`
    case 'main-group-off':
      return `outlet group ${refusal.group} cannot be turned on while the main group is off: aim at MOG too`
    case 'switched-group-on':
      return `the main group cannot go off while ${refusal.group} is on: aim at ${refusal.group} too`
    case 'nothing-pending':
      return 'nothing is pending on the groups aimed at'
    case 'unpowered':
      return 'the unit has no AC input and no battery left: nothing listens'
    case 'firmware':
      return 'this firmware version does not carry the command out'
  }
}
