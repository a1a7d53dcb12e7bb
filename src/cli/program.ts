import { Command } from 'commander'
import { COMMANDS } from './commands/loaders.ts'
import { painter } from './paint.ts'
import { packageVersion } from './version.ts'

const ABOUT = `A bench of software UPSs for people who write, ship or operate UPS management software. \
upslab emulates APC Smart-UPS units and the cards in their SmartSlot so that unmodified \
software (Network UPS Tools, apcupsd, your own) talks to them, with the firmware version selectable.`

const more = (card: string) => `
Examples:
  upslab up                                     one SMT1500RM2U, newest affected firmware, ${card} fitted
  upslab up lab.yaml                            a bench from a file
  upslab up --model SMT1500 --firmware 09.2 --card ${card} --rj45 modbus --pty ./ups0 --json
  upslab run --list                             ready scenarios; upslab run NAME judges what became of the hosts
  upslab watch                                  what the units of a running bench do, live
  upslab mains off                              the utility fails; status, load, command, advance … steer a running bench
  upslab doctor                                 what this computer can do for a bench
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

/**
 * The command line.
 *
 * @param only the one command that is loaded, by its name; all of them when there is none of that name
 */
export async function program(only?: string): Promise<Command> {
  const paint = painter(process.stdout)
  const loads =
    only !== undefined && Object.hasOwn(COMMANDS, only) ? [COMMANDS[only]!] : Object.values(COMMANDS)
  const command = new Command('upslab')
    .description(ABOUT)
    .version(packageVersion(), '-V, --version')
    .configureHelp({
      styleTitle: (text) => paint('bold', text),
      styleCommandText: (text) => paint('cyan', text),
    })
    .showHelpAfterError('(upslab --help tells more)')
    .exitOverride()
  for (const sub of await Promise.all(loads.map((load) => load())))
    command.addCommand(sub.copyInheritedSettings(command).exitOverride())
  if (loads.length > 1) {
    const { DEFAULT_CARD } = await import('../lab/cards/index.ts')
    command.addHelpText('after', more(DEFAULT_CARD.card))
  }
  return command
}
