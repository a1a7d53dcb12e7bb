import { SECOND } from '../../clock/clock.ts'
import type { UpsCommand } from '../commands.ts'
import type { GroupSettings } from '../settings/group-settings.ts'
import type { OutletGroup } from './outlet-group.ts'
import type { Process, ProcessKind } from './process.ts'

/** A reboot whose stay-off time is longer than this is a sleep (application note 177). */
export const LONGEST_REBOOT_SECONDS = 300

/**
 * The process a command starts on one group, with every timer of the sequence loaded at once; null when the
 * group already is what was asked for.
 */
export function startProcess(
  command: UpsCommand,
  group: OutletGroup,
  settings: Readonly<GroupSettings>,
  now: number,
): Process | null {
  if (command.action === 'on' ? group.on : !group.on) return null
  const stayOff =
    command.action === 'sleep' && command.seconds !== undefined ? command.seconds : settings.stayOffDelay
  const kind = kindOf(command, stayOff)
  return {
    kind,
    phase: kind === 'on' ? 'wait' : 'turn-off',
    source: command.source,
    turnOffAt: now + offDelay(command, settings) * SECOND,
    stayOffMs: stayOff * SECOND,
    stayOffAt: null,
    turnOnMs: (command.onDelaySeconds ?? (command.useOnDelay ? settings.turnOnDelay : 0)) * SECOND,
    turnOnAt: null,
    coldBoot: command.coldBoot ?? false,
    // Enforced on the return from a shutdown, not for a reboot or an on (register map note to 1538).
    minimumRuntimeMs: kind === 'shutdown' ? settings.minimumReturnRuntime * SECOND : 0,
  }
}

function offDelay(command: UpsCommand, settings: Readonly<GroupSettings>): number {
  return command.offDelaySeconds ?? (command.useOffDelay ? settings.turnOffDelay : 0)
}

function kindOf(command: UpsCommand, stayOff: number): ProcessKind {
  if (command.action === 'reboot' && stayOff > LONGEST_REBOOT_SECONDS) return 'sleep'
  return command.action === 'cancel' ? 'off' : command.action
}

/**
 * The main group goes off with the last switched group that the same command turns off, never before: its
 * countdown is lengthened at once, so that clients see the true moment.
 */
export function holdMainForSwitched(started: ReadonlyMap<OutletGroup, Process>): void {
  const main = [...started].find(([group]) => group.name === 'MOG')?.[1]
  if (main?.phase !== 'turn-off') return
  for (const process of started.values()) main.turnOffAt = Math.max(main.turnOffAt, process.turnOffAt)
}
