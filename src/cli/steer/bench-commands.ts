import { Command } from 'commander'
import { isoDate } from '../../../emulators/clock/iso-date.ts'
import { timeOfDay } from '../../../emulators/clock/time-of-day.ts'
import type { ControlClient } from '../../client/client.ts'
import type { Clock } from '../../client/types.ts'
import { sentence } from '../../lab/event-text.ts'
import { realTime } from '../../lab/time/real-time.ts'
import { asking, clientFor, type TargetFlags, withTarget } from './target.ts'
import { numberFrom } from './words.ts'

/** A command that does something to device time and prints how that is then. */
function onClock(
  command: Command,
  act: (client: ControlClient, args: readonly string[]) => Promise<Clock>,
): Command {
  return withTarget(command, { unit: false }).action(async (...given: unknown[]) => {
    const flags = command.opts<TargetFlags>()
    const args = given.filter((arg): arg is string => typeof arg === 'string')
    const clock = await asking(act(clientFor(flags), args))
    process.stdout.write(`${flags.json ? JSON.stringify(clock, null, 2) : clockText(clock)}\n`)
  })
}

function clockText({ now, virtual, paused, speed }: Clock): string {
  return `device time ${now}, ${virtual ? 'moved by hand' : paused ? 'paused' : `${speed} device seconds to the second`}`
}

function advanceCommand(): Command {
  const command = new Command('advance')
    .summary('jump device time forward')
    .description('Jump device time forward; everything due on the way happens.')
    .argument('<time>', 'such as 10m, 1h30m, 90s')
    .addHelpText('after', '\nExample:\n  upslab advance 10m')
  return onClock(command, (client, [seconds = '']) =>
    client.advance({ seconds: /^\d+(\.\d+)?$/.test(seconds) ? Number(seconds) : seconds }),
  )
}

function pauseCommand(): Command {
  return onClock(
    new Command('pause')
      .summary('stop device time')
      .description('Stop device time until "upslab resume".')
      .addHelpText('after', '\nExample:\n  upslab pause'),
    (client) => client.setClock({ paused: true }),
  )
}

function resumeCommand(): Command {
  return onClock(
    new Command('resume')
      .summary('let device time run again')
      .description('Let device time run again.')
      .addHelpText('after', '\nExample:\n  upslab resume'),
    (client) => client.setClock({ paused: false }),
  )
}

function speedCommand(): Command {
  const command = new Command('speed')
    .summary('set how fast device time runs')
    .description('Set how many device seconds pass in a second.')
    .argument('<speed>', 'such as 60')
    .addHelpText('after', '\nExample:\n  upslab speed 60')
  return onClock(command, (client, [speed = '']) =>
    client.setClock({ speed: numberFrom('speed', speed, 'a number of device seconds to the second') }),
  )
}

function eventsCommand(): Command {
  const command = new Command('events')
    .summary('print what happened on a running bench')
    .description('Print the events that a running bench still has; with -f also those to come.')
    .option('-f, --follow', 'go on until interrupted')
    .option('-u, --unit <id>', 'only this unit')
    .addHelpText('after', '\nExamples:\n  upslab events\n  upslab events -f --unit rack1 --json')
  return withTarget(command, { unit: false }).action(async () => {
    const flags = command.opts<TargetFlags & { follow?: boolean }>()
    const client = clientFor(flags)
    const device = flags.unit === undefined ? {} : { device: flags.unit }
    const stream = await asking(client.events({ since: 0, ...device }))
    if (!flags.follow) realTime.after(SETTLED_MS, () => void stream.close())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stream.close())
    // Whoever reads has gone: so do we.
    process.stdout.on('error', () => process.exit(0))
    for await (const event of stream) {
      const text = `${isoDate(event.at)} ${timeOfDay(event.at)}  ${event.device}  ${event.type.padEnd(8)}  ${sentence(event as never)}`
      process.stdout.write(`${flags.json ? JSON.stringify(event) : text}\n`)
    }
  })
}

/** Kept events come at once; when none has come for so long, there are no more. */
const SETTLED_MS = 300

/** Commands about a running bench as a whole. */
export const benchCommands = (): Command[] => [
  advanceCommand(),
  pauseCommand(),
  resumeCommand(),
  speedCommand(),
  eventsCommand(),
]
