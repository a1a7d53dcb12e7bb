import { SECOND } from '../clock/clock.ts'
import type { CommandResult, GroupName, UpsCommand } from '../smart-ups/commands.ts'
import type { SlotHost } from '../smart-ups/slots/slot-card.ts'
import type { CardSettings } from './card-settings.ts'

type Asked = Omit<UpsCommand, 'source'>

/** What a manager can command of the whole unit. */
export const CARD_COMMANDS = ['off', 'conserve', 'reboot', 'sleep', 'reboot-without-ac'] as const
export type CardCommand = (typeof CARD_COMMANDS)[number]

/** The vendor's rule adds two minutes to the longest time that a client needs (user guide of the third generation). */
const GRACE_SECONDS = 120

/** Sleep counts in steps of six minutes; none is set as one. */
const SHORTEST_SLEEP = 360

/** A UPS with outlet groups counts down the delay of each; one without waits as the card says. */
export function waitsInCard({ unit }: SlotHost): boolean {
  return unit.model.serial === 'ups-link'
}

/** How long a card waits before it commands a unit without outlet groups, ms: a guide's rule. */
export function gracefulWaitMs({ unit }: SlotHost, settings: CardSettings): number {
  const lowBattery = unit.settings.unit.lowRuntimeWarning
  const longest = unit.status.lowBattery ? lowBattery : Math.max(settings.maximumRequiredDelay, lowBattery)
  return (longest + GRACE_SECONDS) * SECOND
}

/** The command to the unit behind what a manager asks for. */
export function unitCommand(command: CardCommand, graceful: boolean, settings: CardSettings): Asked {
  const delays = graceful ? { useOffDelay: true, useOnDelay: true } : {}
  switch (command) {
    case 'off':
      return { action: 'off', targets: 'all', ...(graceful ? { useOffDelay: true } : {}) }
    case 'conserve':
      return { action: 'shutdown', targets: 'all' }
    case 'reboot':
      return { action: 'reboot', targets: 'all', ...delays }
    case 'reboot-without-ac':
      return { action: 'reboot', targets: 'all', coldBoot: true, ...delays }
    case 'sleep':
      return { action: 'sleep', targets: 'all', seconds: settings.sleepTime || SHORTEST_SLEEP, ...delays }
  }
}

/** Commands to one outlet group by their number in the MIB; absent numbers are refused. */
const GROUP_COMMANDS: Readonly<Record<number, Omit<Asked, 'targets'>>> = {
  1: { action: 'on' },
  2: { action: 'off' },
  3: { action: 'reboot', coldBoot: true },
  4: { action: 'on', useOnDelay: true },
  5: { action: 'off', useOffDelay: true },
  6: { action: 'reboot', coldBoot: true, useOffDelay: true, useOnDelay: true },
  7: { action: 'cancel' },
  9: { action: 'shutdown' },
  10: { action: 'shutdown', useOffDelay: true, useOnDelay: true },
}

/** Whether a group can be given that command at all. */
export function isGroupCommand(number: number): boolean {
  return number in GROUP_COMMANDS
}

/** Turning the main group off turns all groups off; turning a switched one on while it is off turns both on. */
export function groupTargets(host: SlotHost, group: GroupName, number: number): readonly GroupName[] | 'all' {
  const { groups } = host.unit.model
  const { outlets } = host.unit
  if (group === 'MOG') return number === 1 || number === 4 || number === 7 ? [group] : 'all'
  const wakesMain = (number === 1 || number === 4) && groups.includes('MOG') && !outlets.isOn('MOG')
  return wakesMain ? ['MOG', group] : [group]
}

/** Gives one outlet group a command by its number. */
export function commandGroup(host: SlotHost, group: GroupName, number: number): CommandResult {
  return host.command({ ...GROUP_COMMANDS[number]!, targets: groupTargets(host, group, number) })
}
