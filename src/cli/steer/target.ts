import type { Command } from 'commander'
import { type ControlClient, createClient } from '../../client/client.ts'
import type { DeviceState } from '../../client/types.ts'
import { NotReachableError, UsageError } from '../errors.ts'
import { tokenFrom } from '../token.ts'
import { runningBenches } from './running-benches.ts'

/** Flags of every command that steers a running bench. */
export interface TargetFlags {
  readonly url?: string
  readonly token?: string
  readonly tokenFile?: string
  readonly unit?: string
  readonly json?: boolean
}

/** Adds the flags by which a command finds its bench, and its unit where it is about one. */
export function withTarget(command: Command, { unit = true } = {}): Command {
  if (unit) command.option('-u, --unit <id>', 'which unit; the only one when left out')
  return command
    .option(
      '--url <url>',
      'control API of the bench (or UPSLAB_URL); found by itself when one bench runs here',
    )
    .option('--token <token>', 'of the control API (or UPSLAB_TOKEN)')
    .option('--token-file <path>', 'a file with that token (or UPSLAB_TOKEN_FILE)')
    .option('--json', 'print JSON')
}

/**
 * The client of the bench that is meant.
 *
 * @throws UsageError when several run and none is named; NotReachableError when none does
 */
export function clientFor(flags: TargetFlags): ControlClient {
  const token = tokenFrom(flags, process.env)
  const url = urlOf(flags)
  try {
    return createClient({ url, ...(token === undefined ? {} : { token }) })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** Where the control API of that bench is. @throws as {@link clientFor} does */
export function urlOf({ url }: TargetFlags): string {
  return url ?? process.env.UPSLAB_URL ?? onlyBench()
}

function onlyBench(): string {
  const benches = runningBenches()
  if (benches.length === 1) return benches[0]!.url
  if (benches.length === 0)
    throw new NotReachableError(
      'no bench of yours runs on this computer; start one with "upslab up", or give --url',
    )
  const list = benches.map(({ url, folder }) => `  --url ${url}  (${folder})`).join('\n')
  throw new UsageError(`${benches.length} benches run; say which:\n${list}`)
}

/**
 * Asks a bench; its refusals and silence become errors of the command line.
 *
 * @throws UsageError when it refuses, NotReachableError when nobody answers
 */
export async function asking<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof Error && error.name === 'ControlError') throw new UsageError(error.message)
    if (error instanceof TypeError) throw new UsageError(error.message)
    throw new NotReachableError((error as Error).message, { cause: error })
  }
}

/** The unit that is meant. @throws UsageError naming the units there are */
export async function unitOf(client: ControlClient, { unit }: TargetFlags): Promise<DeviceState> {
  const devices = await asking(client.listDevices())
  const names = devices.map(({ id }) => id).join(', ')
  const found =
    unit === undefined ? devices.length === 1 && devices[0] : devices.find(({ id }) => id === unit)
  if (found) return found
  throw new UsageError(
    unit === undefined
      ? `say which unit with --unit: ${names || 'there is none'}`
      : `no unit ${unit}; there are: ${names}`,
  )
}
