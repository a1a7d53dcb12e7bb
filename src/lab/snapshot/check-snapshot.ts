import { BenchCore } from '../bench-core.ts'
import type { BenchSnapshot } from './bench-snapshot.ts'
import { SnapshotError } from './snapshot-error.ts'
import { inPresentFormat, SNAPSHOT_FORMATS } from './snapshot-format.ts'

/** The last one that has a date, ms since 1970-01-01. */
const LAST_MOMENT = 8_640_000_000_000_000

/**
 * A snapshot that came from outside, once it is sure that this bench can go back to it: its units are there, and what it
 * says of them comes back as it went in. Tried on a bench of its own, so that a bad one harms nobody.
 *
 * @throws SnapshotError naming what is wrong
 */
export function checkSnapshot(bench: BenchCore, given: unknown): BenchSnapshot {
  const snapshot = withoutConversations(checkFrame(given))
  for (const [id, { model }] of Object.entries(snapshot.devices)) {
    const device = bench.device(id)
    const known = bench.devices.map((each) => each.id).join(', ')
    if (!device) throw new SnapshotError(`it has a device ${JSON.stringify(id)}; this bench has: ${known}`)
    if (device.ups.model.name !== model)
      throw new SnapshotError(
        `${id} is a ${device.ups.model.name} here, and a ${JSON.stringify(model)} in it`,
      )
  }
  const difference = differenceAfterRestore(bench, snapshot)
  if (difference !== undefined) throw new SnapshotError(`${difference} is not as a bench saves it`)
  return snapshot
}

/** What was being said belongs to the clients that were connected then. */
function withoutConversations(snapshot: BenchSnapshot): BenchSnapshot {
  const devices = Object.entries(snapshot.devices).map(([id, device]) => [
    id,
    { ...device, conversations: {} },
  ])
  return { ...snapshot, devices: Object.fromEntries(devices) }
}

function checkFrame(given: unknown): BenchSnapshot {
  const { format, now, devices } = (given ?? {}) as Partial<Record<keyof BenchSnapshot, unknown>>
  if (!SNAPSHOT_FORMATS.includes(format))
    throw new SnapshotError(
      `format: ${JSON.stringify(format)} is not allowed; allowed: ${SNAPSHOT_FORMATS.join(', ')}`,
    )
  if (typeof now !== 'number' || !Number.isSafeInteger(now) || now < 0 || now > LAST_MOMENT)
    throw new SnapshotError(
      `now: ${JSON.stringify(now)} is not allowed; allowed: milliseconds since 1970-01-01`,
    )
  if (typeof devices !== 'object' || devices === null || Array.isArray(devices))
    throw new SnapshotError(`devices: ${JSON.stringify(devices)} is not an object`)
  return inPresentFormat(given) as BenchSnapshot
}

/** Where a bench that went back to it saves something else; undefined when it saves the same. */
function differenceAfterRestore(bench: BenchCore, snapshot: BenchSnapshot): string | undefined {
  const trial = new BenchCore({ seed: bench.seed, plugins: bench.plugins })
  try {
    for (const { id, config } of bench.devices) if (Object.hasOwn(snapshot.devices, id)) trial.add(id, config)
    trial.restore(snapshot)
    return difference(snapshot, withoutConversations(trial.snapshot()), '')
  } catch (error) {
    throw new SnapshotError(`this bench cannot go back to it: ${(error as Error).message}`)
  } finally {
    void trial.close()
  }
}

/** The path of the first place where two values differ. */
function difference(given: unknown, saved: unknown, path: string): string | undefined {
  if (typeof given !== 'object' || given === null || typeof saved !== 'object' || saved === null)
    return Object.is(given, saved) ? undefined : path || 'the snapshot'
  const names = new Set([...Object.keys(given), ...Object.keys(saved)])
  for (const name of names) {
    const [one, other] = [given, saved].map((each) => (each as Record<string, unknown>)[name])
    const found = difference(one, other, path ? `${path}.${name}` : name)
    if (found !== undefined) return found
  }
  return undefined
}
