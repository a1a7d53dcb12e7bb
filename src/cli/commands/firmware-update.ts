import { UPDATE_WAYS, type UpdateWay } from '../../../emulators/smart-ups/firmware/circumstances.ts'
import type { DeviceState } from '../../client/types.ts'
import { UsageError } from '../errors.ts'
import { asking, clientFor, type TargetFlags, unitOf } from '../steer/target.ts'

/** Options of `upslab firmware UNIT --update VERSION`. */
export interface UpdateFlags extends TargetFlags {
  readonly update?: string
  readonly via?: string
  readonly unsigned?: boolean
}

/** Sends a unit of a running bench new firmware; what it then does, in a line. */
export async function updateUnit(
  unit: string | undefined,
  version: string,
  flags: UpdateFlags,
): Promise<string> {
  const via = wayOf(flags.via ?? 'serial')
  const client = clientFor(flags)
  const { id } = await unitOf(client, unit === undefined ? {} : { unit })
  const signed = flags.unsigned ? { signed: false } : {}
  return begunText(await asking(client.updateFirmware(id, { version, via, ...signed })))
}

function wayOf(given: string): UpdateWay {
  const way = UPDATE_WAYS.find((known) => known === given)
  if (way) return way
  throw new UsageError(`--via: ${JSON.stringify(given)} is not allowed; allowed: ${UPDATE_WAYS.join(', ')}`)
}

function begunText({ id, firmware }: DeviceState): string {
  const { phase, version, via } = firmware.update
  return `${id}: ${firmware.version} -> ${version}, ${phase} over ${via}; it goes on in device time (upslab watch)`
}
