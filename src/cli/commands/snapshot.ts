import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { type ControlClient, createClient } from '../../client/client.ts'
import { ControlError } from '../../client/control-error.ts'
import { readBounded } from '../../lab/lab-file/read-bounded.ts'
import { NotReachableError, UsageError } from '../errors.ts'
import { tokenFrom } from '../token.ts'

/** Bytes; a snapshot of a thousand units is a twentieth of it. */
const LARGEST_SNAPSHOT = 64 * 1024 * 1024

const NOTES = `
A snapshot is the whole bench at one moment: device time, firmware, settings, charge, countdowns, hosts. A bench goes back to one
that was saved from a bench with the same devices; so does upslab run, with --from-snapshot.

Examples:
  upslab snapshot save before.json
  upslab snapshot restore before.json --control http://127.0.0.1:8080`

interface Flags {
  readonly control: string
  readonly token?: string
  readonly tokenFile?: string
}

export function snapshotCommand(): Command {
  return new Command('snapshot')
    .summary('save a running bench to a file, or take it back to one')
    .description('Save a running bench to a file, or take it back to what was saved.')
    .addCommand(
      reaching(new Command('save'))
        .description('save the bench as it is now')
        .argument('<file>', 'where to')
        .action((file: string, flags: Flags) => answering(() => save(file, clientOf(flags)))),
    )
    .addCommand(
      reaching(new Command('restore'))
        .description('take the bench back to what was saved, device time included')
        .argument('<file>', 'a file that upslab snapshot save has written')
        .action((file: string, flags: Flags) => answering(() => restore(file, clientOf(flags)))),
    )
    .addHelpText('after', NOTES)
}

async function save(file: string, client: ControlClient): Promise<void> {
  const { id, at } = await client.takeSnapshot()
  write(file, await client.getSnapshot(id))
  process.stdout.write(`saved ${file}: ${at} of device time\n`)
}

async function restore(file: string, client: ControlClient): Promise<void> {
  const { id } = await client.importSnapshot(readSnapshotFile(file) as never)
  const { at } = await client.restoreSnapshot(id)
  process.stdout.write(`the bench is back at ${at} of device time\n`)
}

/** A bench that refuses is distinguished from one that does not answer. */
async function answering(call: () => Promise<void>): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (error instanceof UsageError || error instanceof ControlError) throw error
    throw new NotReachableError((error as Error).message, { cause: error })
  }
}

function reaching(command: Command): Command {
  return command
    .option('--control <url>', 'where the control API of the bench is', 'http://127.0.0.1:8080')
    .option('--token <token>', 'what it wants to be shown (or UPSLAB_TOKEN)')
    .option('--token-file <file>', 'a file with the token (or UPSLAB_TOKEN_FILE)')
}

function clientOf(flags: Flags) {
  const token = tokenFrom(flags, process.env)
  try {
    return createClient({ url: flags.control, ...(token === undefined ? {} : { token }) })
  } catch (error) {
    throw new UsageError(`--control: ${(error as Error).message}`)
  }
}

/** What a file holds, which the bench will check. */
export function readSnapshotFile(file: string): unknown {
  try {
    return JSON.parse(readBounded(file, LARGEST_SNAPSHOT))
  } catch (error) {
    throw new UsageError(`${file} is no snapshot: ${(error as Error).message}`)
  }
}

function write(file: string, snapshot: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(snapshot, null, 1)}\n`)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
