import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { controlApp } from '../../control/app.ts'
import type { BenchCore } from '../../lab/bench-core.ts'
import { defined } from '../../lab/defined.ts'
import { readBounded } from '../../lab/lab-file/read-bounded.ts'
import { JOURNAL_FILE, type RecordedCall } from '../../lab/recording/journal-format.ts'
import { type Difference, differingFields, type Said } from '../../lab/recording/replay/difference.ts'
import { type Recording, RecordingError, readRecording } from '../../lab/recording/replay/read-recording.ts'
import { type ReplayResult, replay } from '../../lab/recording/replay/replay.ts'
import { type InsteadOptions, replayBench } from '../../lab/recording/replay/replay-bench.ts'
import { number } from '../device-options.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-code.ts'
import { painter } from '../paint.ts'
import { knownTo, type PluginFlags, withPlugins } from '../plugins.ts'
import { packageVersion } from '../version.ts'

/** Bytes; days of traffic. It is held in memory as a whole, so that there has to be an end. */
const LARGEST_JOURNAL = 256 * 1024 * 1024

const NOTES = `
The recording is a folder that upslab up --record has written, or its journal.jsonl. What hosts said and
what was asked of the control API happens again, at the same moments of device time, which passes at once.

Examples:
  upslab replay ./recording                     the same firmware: nothing may differ
  upslab replay ./recording --firmware 09.3     what the fixed version says instead
  upslab replay ./recording --json

Exit codes:
  0  the same to the end
  1  different; the first difference is printed
  2  not a recording, or a firmware or model that is not known`

interface ReplayFlags extends Omit<InsteadOptions, 'plugins'>, PluginFlags {
  readonly json?: boolean
}

export function replayCommand(): Command {
  return withPlugins(new Command('replay'))
    .summary('do a recording again, on any firmware, and show the first difference')
    .description(
      'Do what hosts did in a recording again, on the same or other firmware, and show the first difference.',
    )
    .argument('<recording>', 'a folder written by upslab up --record')
    .option('--firmware <version>', 'this version in place of the recorded one')
    .option('--id <number>', 'the UPS ID, where several lines have that version', number('--id'))
    .option('--model <model>', 'this model in place of the recorded one')
    .option('--json', 'print JSON')
    .addHelpText('after', NOTES)
    .action(async (path: string, { json, plugin, ...instead }: ReplayFlags) => {
      const recording = readRecording(journalText(path))
      const { bench, lineTo } = replayBench(recording.header, {
        ...instead,
        plugins: await pluginsOf(recording, plugin),
      })
      const result = await replay({ recording, bench, lineTo, call: caller(bench) })
      await bench.close()
      if (json) process.stdout.write(`${JSON.stringify(jsonOf(recording, bench, result))}\n`)
      else process.stdout.write(report(recording, bench, result))
      process.exitCode = result.difference ? EXIT.failed : EXIT.fine
    })
}

/** A recording may come from anybody: what it names is run only when whoever replays it names it. */
async function pluginsOf({ header }: Recording, plugin: readonly string[] | undefined) {
  const { plugins: named = [] } = header.lab
  if (named.length > 0 && plugin === undefined)
    throw new UsageError(
      `the recording was made with plug-ins: name each with --plugin FILE (there they were ${named.join(', ')})`,
    )
  return (await knownTo(defined({ plugin }))).plugins
}

function journalText(path: string): string {
  try {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    const file = isFolder ? join(path, JOURNAL_FILE) : path
    return readBounded(file, LARGEST_JOURNAL)
  } catch (error) {
    throw new RecordingError(`${path} is no recording: ${(error as Error).message}`)
  }
}

/** The control API of the replayed bench, without a server. */
function caller(bench: BenchCore): (call: RecordedCall) => Promise<void> {
  const host = '127.0.0.1'
  const app = controlApp({ bench, version: packageVersion(), security: { host } })
  return async ({ method, path, body }) => {
    const headers = { host, 'content-type': 'application/json' }
    await app.request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
  }
}

function jsonOf({ header, complete }: Recording, bench: BenchCore, result: ReplayResult) {
  const devices = header.devices.map(({ id, model, firmware }) => ({
    id,
    recorded: { model, firmware: firmware.version },
    replayed: { model: bench.device(id)!.ups.model.name, firmware: bench.device(id)!.ups.firmware.version },
  }))
  return { same: result.difference === null, complete, devices, ...result }
}

function report({ header, complete }: Recording, bench: BenchCore, result: ReplayResult): string {
  const paint = painter(process.stdout)
  const devices = header.devices.map(({ id, model, firmware }) => {
    const { ups } = bench.device(id)!
    const recorded = `${model}, UPS ${firmware.version}`
    const replayed = `${ups.model.name}, UPS ${ups.firmware.version}`
    return `${paint('bold', id)}  ${replayed}${replayed === recorded ? '' : ` in place of ${recorded}`}`
  })
  const { frames, events, calls, difference } = result
  const done = `${counted(frames, 'frame')}, ${counted(events, 'event')}, ${counted(calls, 'call')}`
  return [
    ...devices,
    ...(complete ? [] : ['note: the recording was cut off']),
    difference ? `${paint('red', 'different')} after ${done}` : `${paint('green', 'the same')}: ${done}`,
    ...(difference ? describe(difference) : []),
    '',
  ].join('\n')
}

function describe(difference: Difference): string[] {
  const { kind, device, port, seconds, line, after, expected, got } = difference
  const where = line === null ? 'after the end of the recording' : `line ${line} of the journal`
  return [
    '',
    `${device}${port ? ` ${port}` : ''}  ${kind} ${seconds.toFixed(3)} s after the beginning, ${where}`,
    ...(after ? [`  asked     ${after}`] : []),
    ...said('expected', expected),
    ...said('got', got),
    ...differingFields(difference).map(
      ({ name, expected: was, got: is }) => `  differs   ${name}: ${was} expected, ${is} got`,
    ),
  ]
}

function said(title: string, what: Said | null): string[] {
  if (!what) return [`  ${title.padEnd(9)} nothing`]
  const text = what.text.startsWith('{') ? [] : [`            ${what.text}`]
  return [`  ${title.padEnd(9)} ${what.summary}`, ...text]
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
