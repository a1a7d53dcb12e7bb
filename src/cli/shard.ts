import type { LabConfig } from '../lab/lab-file/schema.ts'

/** The K-th of N parts of a fleet; K counts from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** `--shard` says something that no part of a fleet is. */
export class ShardError extends Error {
  constructor(message: string) {
    super(`--shard: ${message}`)
    this.name = 'ShardError'
  }
}

const MOST_SHARDS = 10_000

/**
 * `K/N`, or `auto/N`: then K comes from the ordinal at the end of `hostname`, as StatefulSets name their pods
 * (`upslab-0` is 1/N). N may be left out after `auto` when `UPSLAB_SHARDS` says it.
 *
 * @throws ShardError naming the value given and those allowed
 */
export function parseShard(text: string, env: NodeJS.ProcessEnv, hostname: string): Shard {
  const match = /^(\d{1,5}|auto)(?:\/(\d{1,5}))?$/.exec(text)
  if (!match)
    throw new ShardError(`${JSON.stringify(text)} is no shard; allowed: K/N such as 2/3, auto/N, auto`)
  const [, part, total] = match
  if (part === 'auto')
    return checked({ index: ordinal(hostname) + 1, count: countOf(total ?? env.UPSLAB_SHARDS) })
  if (total === undefined)
    throw new ShardError(`${JSON.stringify(text)} does not say of how many: K/N such as ${text}/3`)
  return checked({ index: Number(part), count: countOf(total) })
}

function countOf(text: string | undefined): number {
  if (text === undefined || !/^\d{1,5}$/.test(text))
    throw new ShardError(
      `auto needs the number of shards: auto/N, or UPSLAB_SHARDS (now ${text ?? 'not set'})`,
    )
  return Number(text)
}

function ordinal(hostname: string): number {
  const digits = /-(\d{1,5})$/.exec(hostname.split('.')[0]!)?.[1]
  if (digits === undefined)
    throw new ShardError(
      `auto needs a host name that ends in an ordinal, such as upslab-0; this one is ${hostname}`,
    )
  return Number(digits)
}

function checked({ index, count }: Shard): Shard {
  if (count < 1 || count > MOST_SHARDS)
    throw new ShardError(`of ${count} shards; allowed: 1 to ${MOST_SHARDS}`)
  if (index < 1 || index > count)
    throw new ShardError(`${index}/${count}; allowed: 1/${count} to ${count}/${count}`)
  return { index, count }
}

/**
 * The part of a lab that one shard puts up: every N-th device, in the order of the file, starting with the K-th. Parts
 * differ by one device at most, together they are the lab, and the same file always falls apart in the same way.
 *
 * @throws ShardError when a shard would be without a device
 */
export function shardOf(lab: LabConfig, { index, count }: Shard): LabConfig {
  const devices = Object.entries(lab.devices)
  if (count > devices.length)
    throw new ShardError(`of ${count} shards some would be empty: the lab has ${devices.length} devices`)
  return { ...lab, devices: Object.fromEntries(devices.filter((_, at) => at % count === index - 1)) }
}
