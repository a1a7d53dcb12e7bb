import { Command } from 'commander'
import { DEFAULT_CARD } from '../lab/cards/index.ts'
import { cloneCommand } from './commands/clone.ts'
import { defectsCommand } from './commands/defects.ts'
import { diffCommand } from './commands/diff.ts'
import { firmwareCommand } from './commands/firmware.ts'
import { matrixCommand } from './commands/matrix.ts'
import { modelsCommand } from './commands/models.ts'
import { replayCommand } from './commands/replay.ts'
import { runCommand } from './commands/run.ts'
import { snapshotCommand } from './commands/snapshot.ts'
import { upCommand } from './commands/up.ts'
import { watchCommand } from './commands/watch.ts'
import { painter } from './paint.ts'
import { benchCommands } from './steer/bench-commands.ts'
import { processCommands } from './steer/process-commands.ts'
import { unitCommands } from './steer/unit-commands.ts'
import { packageVersion } from './version.ts'

const ABOUT = `A bench of software UPSs for people who write, ship or operate UPS management software. \
upslab emulates APC Smart-UPS units and the cards in their SmartSlot so that unmodified \
software (Network UPS Tools, apcupsd, your own) talks to them, with the firmware version selectable.`

const MORE = `
Examples:
  upslab up                                     one SMT1500RM2U, newest affected firmware, ${DEFAULT_CARD.card} fitted
  upslab up lab.yaml                            a bench from a file
  upslab up --model SMT1500 --firmware 09.2 --card ${DEFAULT_CARD.card} --rj45 modbus --pty ./ups0 --json
  upslab run --list                             ready scenarios; upslab run NAME judges what became of the hosts
  upslab watch                                  what the units of a running bench do, live
  upslab mains off                              the utility fails; status, load, command, advance … steer a running bench
  upslab models                                 what can be emulated
  upslab firmware SMT1500RM2U                   its versions and their defects
  upslab diff --model SMT1500 09.2 09.3         what changes between two versions
  upslab clone 192.0.2.7:502 -o mine.yaml       a lab file with a unit like a real one
  upslab replay ./recording --firmware 09.3     a recording again, on another version
  upslab matrix --firmware 09.2,09.3 -- npm test    your own command against each firmware

Exit codes:
  0  fine
  1  expectations of a run failed, or an internal error
  2  wrong usage, or a lab file that cannot be used
  3  a port or socket could not be had

UPSLAB_DEBUG=1 in the environment shows the stack of every error, what caused it, and timings.

Not affiliated with APC or Schneider Electric.`

/** The command line. */
export function program(): Command {
  const paint = painter(process.stdout)
  const command = new Command('upslab')
    .description(ABOUT)
    .version(packageVersion(), '-V, --version')
    .addHelpText('after', MORE)
    .configureHelp({
      styleTitle: (text) => paint('bold', text),
      styleCommandText: (text) => paint('cyan', text),
    })
    .showHelpAfterError('(upslab --help tells more)')
    .exitOverride()
  const subcommands = [
    upCommand(),
    runCommand(),
    matrixCommand(),
    modelsCommand(),
    firmwareCommand(),
    defectsCommand(),
    diffCommand(),
    replayCommand(),
    snapshotCommand(),
    cloneCommand(),
    watchCommand(),
    ...unitCommands(),
    ...benchCommands(),
    ...processCommands(),
  ]
  for (const sub of subcommands) command.addCommand(sub.copyInheritedSettings(command).exitOverride())
  return command
}
