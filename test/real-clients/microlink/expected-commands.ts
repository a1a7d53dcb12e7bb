/** What the unit should be asked for by each of NUT's commands, on a unit with a main and one switched group. */
import type { Action, GroupName, UpsCommand } from '../../../emulators/smart-ups/commands.ts'

const COMMANDS: readonly (readonly [names: readonly string[], action: Action, useOffDelay: boolean])[] = [
  [['load.off'], 'off', false],
  [['load.on', 'load.on.delay'], 'on', false],
  [['load.cycle', 'shutdown.reboot'], 'reboot', false],
  [['load.off.delay', 'shutdown.stayoff'], 'off', true],
  [['shutdown.return', 'shutdown.default'], 'shutdown', true],
  [['shutdown.reboot.graceful'], 'reboot', true],
]

/** NUT's prefix of a command, and the groups it aims at. A group that the main one needs on cannot go alone. */
const AIMS: readonly (readonly [prefix: string, targets: readonly GroupName[]])[] = [
  ['', ['MOG', 'SOG0']],
  ['outlet.group.1.', ['SOG0']],
]

export const OUTLET_COMMANDS: readonly (readonly [name: string, command: Partial<UpsCommand>])[] =
  AIMS.flatMap(([prefix, targets]) =>
    COMMANDS.flatMap(([names, action, useOffDelay]) =>
      // Of a single group NUT lists the default shutdown but sends nothing.
      names
        .filter((name) => prefix === '' || name !== 'shutdown.default')
        .map(
          (name) =>
            [
              prefix + name,
              { action, targets, source: 'rj45', useOffDelay, useOnDelay: name === 'load.on.delay' },
            ] as const,
        ),
    ),
  )
