import { Command } from 'commander'
import { createClient } from '../../client/client.ts'
import { realTime } from '../../lab/time/real-time.ts'
import { number } from '../device-options.ts'
import { NotReachableError, UsageError } from '../errors.ts'
import { painter } from '../paint.ts'
import { tokenFrom } from '../token.ts'
import { type FollowOptions, follow, look } from '../watch/follow.ts'
import { logLines, type ScreenState, screenOf } from '../watch/screen.ts'
import { Terminal } from '../watch/terminal.ts'

const NOTES = `
Fills the terminal and follows its size; q or Ctrl-C ends it, p pauses device time and lets it run again. Where no terminal is (a pipe, a log, TERM=dumb) a line per
unit is printed instead, whenever it has changed. NO_COLOR turns colours off.

Examples:
  upslab watch
  upslab watch http://127.0.0.1:8081 --device rack12
  upslab watch --once                           one screen, and back to the prompt
  ssh lab upslab watch | grep on-battery

Exit codes:
  0  ended by q or Ctrl-C, or after one screen
  2  no such device, or no such address
  3  nobody answers`

interface WatchFlags {
  readonly device?: string
  readonly once?: boolean
  readonly every?: number
  readonly token?: string
  readonly tokenFile?: string
}

const DEFAULT_URL = 'http://127.0.0.1:8080'
const DEFAULT_EVERY = 1
const SHORTEST = 0.2

export function watchCommand(): Command {
  return new Command('watch')
    .summary('show a running bench in the terminal')
    .description('Show what the units of a running bench do, live, on one screen.')
    .argument('[url]', `where its control API answers (default ${DEFAULT_URL})`)
    .option('--device <id>', 'only this unit')
    .option('--once', 'print one screen and end')
    .option(
      '--every <seconds>',
      `how often to look (default ${DEFAULT_EVERY}); events are shown at once`,
      number('--every'),
    )
    .option('--token <token>', 'of the control API (or UPSLAB_TOKEN)')
    .option('--token-file <path>', 'a file with that token (or UPSLAB_TOKEN_FILE)')
    .addHelpText('after', NOTES)
    .action(async (url: string | undefined, flags: WatchFlags) => {
      const options = optionsOf(url ?? DEFAULT_URL, flags)
      const first = await firstLook(options)
      const { stdout } = process
      if (flags.once) stdout.write(`${once(first, stdout).join('\n')}\n`)
      else if (stdout.isTTY && process.env.TERM !== 'dumb') await fill(options)
      else await log(options)
    })
}

function optionsOf(url: string, flags: WatchFlags): FollowOptions {
  const every = flags.every ?? DEFAULT_EVERY
  if (!(every >= SHORTEST))
    throw new UsageError(`--every: ${every} is not allowed; ${SHORTEST} seconds or more`)
  const token = tokenFrom(flags, process.env)
  try {
    const client = createClient({ url, ...(token === undefined ? {} : { token }) })
    return { client, url, device: flags.device, line: realTime, everyMs: every * 1000 }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

async function firstLook(options: FollowOptions): Promise<ScreenState> {
  try {
    return await look(options)
  } catch (error) {
    if (error instanceof Error && error.name === 'ControlError') throw new UsageError(error.message)
    throw new NotReachableError((error as Error).message, { cause: error })
  }
}

/** As long as it takes: a screen that is printed may scroll. */
function once(seen: ScreenState, stream: NodeJS.WriteStream): string[] {
  const columns = stream.isTTY ? stream.columns : Number.POSITIVE_INFINITY
  return screenOf(seen, { columns, rows: Number.MAX_SAFE_INTEGER }, painter(stream))
}

/** The whole terminal, until q or Ctrl-C. */
async function fill(options: FollowOptions): Promise<void> {
  const terminal = new Terminal(process.stdout, process.stdin)
  const paint = painter(process.stdout)
  const end = new AbortController()
  const ended = AbortSignal.any([interrupted(), end.signal])
  let last: ScreenState | undefined
  const draw = () => {
    if (last && !ended.aborted) terminal.show(screenOf(last, terminal.size, paint))
  }
  terminal.onResize(draw)
  const paused = async () => {
    if (!last) return
    try {
      last = { ...last, clock: await options.client.setClock({ paused: !last.clock.paused }) }
    } catch (error) {
      last = { ...last, trouble: (error as Error).message }
    }
    draw()
  }
  terminal.onKeys({ q: () => end.abort(), '\u0003': () => end.abort(), p: () => void paused() })
  try {
    await follow(
      options,
      (seen) => {
        last = seen
        draw()
      },
      ended,
    )
  } finally {
    terminal.leave()
  }
  process.exit(0)
}

/** A line per device whenever it reads otherwise. */
async function log(options: FollowOptions): Promise<void> {
  const before = new Map<number, string>()
  const print = (seen: ScreenState) => {
    for (const [index, line] of logLines(seen).entries()) {
      const said = line.slice(line.indexOf('  '))
      if (before.get(index) !== said) process.stdout.write(`${line}\n`)
      before.set(index, said)
    }
  }
  // Whoever reads has gone: so do we.
  process.stdout.on('error', () => process.exit(0))
  await follow(options, print, interrupted())
  process.exit(0)
}

function interrupted(): AbortSignal {
  const end = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end.abort())
  return end.signal
}
