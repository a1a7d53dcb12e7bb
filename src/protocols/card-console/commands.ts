import { timeOfDay } from '../../../emulators/clock/time-of-day.ts'
import { usDate } from '../../../emulators/clock/us-date.ts'
import type { CardInUnit } from '../powernet/object.ts'
import { about, upsAbout } from './about.ts'
import { ALARM_SEVERITIES, alarmCount } from './alarm-count.ts'
import { detailedStatus, STATUS_OPTIONS } from './detailed-status.ts'
import { failure, type Reply, success, usage } from './reply.ts'
import { upsCommand } from './ups-command.ts'
import type { ConsoleUser } from './users.ts'

interface ConsoleCommand {
  /** Options, as its usage names them. */
  readonly options?: string
  /** Who may; everybody when left out. */
  readonly may?: (user: ConsoleUser) => boolean
  readonly run: (at: CardInUnit, words: readonly string[], user: ConsoleUser) => Reply
}

/** What the console of a card knows; the real ones know more, which is about the card and not about its unit. */
const COMMANDS: Readonly<Record<string, ConsoleCommand>> = {
  about: { run: about },
  alarmcount: { options: `[-p <${ALARM_SEVERITIES.join('|')}>]`, run: alarmCount },
  date: { run: ({ host }) => success(`Date: ${usDate(host.now())}`, `Time: ${timeOfDay(host.now())}`) },
  detstatus: { options: `[${STATUS_OPTIONS.join('|')}]`, run: detailedStatus },
  reboot: {
    may: ({ administers }) => administers,
    run: ({ card }) => {
      card.restartSoon()
      return success()
    },
  },
  ups: { may: ({ commands }) => commands, run: upsCommand },
  upsabout: { run: upsAbout },
  whoami: { run: (_at, _words, { name }) => success(name) },
}

const HELP = ['?', 'help']
/** What ends a login. */
export const FAREWELLS = ['exit', 'quit', 'bye']

/** Runs one line. Names are taken in any case. */
export function runCommand(at: CardInUnit, line: string, user: ConsoleUser): Reply {
  const [typed = '', ...words] = line.trim().split(/\s+/)
  const name = typed.toLowerCase()
  if (HELP.includes(name)) return success(...Object.keys(COMMANDS), ...FAREWELLS)
  if (!Object.hasOwn(COMMANDS, name)) return failure('E101')
  const { options, may, run } = COMMANDS[name]!
  if (may && !may(user)) return failure('E104')
  if (!at.unit.awake) return failure('E107')
  if (words[0] === '?' && name !== 'ups') return usage(`Usage: ${name}${options ? ` ${options}` : ''}`)
  return run(at, words, user)
}
