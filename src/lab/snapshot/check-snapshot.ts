import { BenchCore } from '../bench-core.ts'
import { deviceState } from '../device-state.ts'
import { firstOf, mistakes, mistakeText } from '../lab-file/issues.ts'
import type { BenchSnapshot } from './bench-snapshot.ts'
import { snapshotSchema } from './schema/snapshot-schema.ts'
import { SnapshotError } from './snapshot-error.ts'
import { inPresentFormat, SNAPSHOT_FORMATS } from './snapshot-format.ts'

/** How long it goes on before it is taken, device s: what is under way on a unit shows itself by then. */
const TRIED_SECONDS = 3600

/**
 * A snapshot that came from outside, once it is sure that this bench can go back to it: its units are there, and what it
 * says of them comes back as it went in. Tried on a bench of its own, so that a bad one harms nobody.
 *
 * @throws SnapshotError naming what is wrong
 */
export function checkSnapshot(bench: BenchCore, given: unknown): BenchSnapshot {
  const snapshot = checkForm(given)
  for (const [id, { model }] of Object.entries(snapshot.devices)) {
    const device = bench.device(id)
    const known = bench.devices.map((each) => each.id).join(', ')
    if (!device) throw new SnapshotError(`it has a device ${JSON.stringify(id)}; this bench has: ${known}`)
    if (device.ups.model.name !== model)
      throw new SnapshotError(
        `${id} is a ${device.ups.model.name} here, and a ${JSON.stringify(model)} in it`,
      )
  }
  tryOut(bench, snapshot)
  return snapshot
}

/** @throws SnapshotError for what is no snapshot, naming the place, the value given and those allowed */
function checkForm(given: unknown): BenchSnapshot {
  const { format } = (given ?? {}) as { readonly format?: unknown }
  if (!SNAPSHOT_FORMATS.includes(format))
    throw new SnapshotError(
      `format: ${JSON.stringify(format)} is not allowed; allowed: ${SNAPSHOT_FORMATS.join(', ')}`,
    )
  const present = withoutConversations(inPresentFormat(given))
  const { success, data, error } = snapshotSchema.safeParse(present)
  if (success) return data as BenchSnapshot
  const wrong = mistakes(error, present)
  throw new SnapshotError(firstOf(wrong, (mistake) => mistakeText(mistake, snapshotSchema)).join('; '))
}

/** What was being said belongs to the clients that were connected then. */
function withoutConversations(snapshot: unknown): unknown {
  const { devices } = snapshot as { readonly devices?: unknown }
  if (typeof devices !== 'object' || devices === null || Array.isArray(devices)) return snapshot
  const changed = Object.entries(devices).map(([id, device]) => [
    id,
    typeof device === 'object' && device !== null ? { ...device, conversations: {} } : device,
  ])
  return { ...(snapshot as object), devices: Object.fromEntries(changed) }
}

/**
 * Has a bench of its own go back to it and on from there.
 *
 * @throws SnapshotError when that fails, or when that bench would save something else
 */
function tryOut(bench: BenchCore, snapshot: BenchSnapshot): void {
  const trial = new BenchCore({ seed: bench.seed, plugins: bench.plugins })
  try {
    for (const { id, config } of bench.devices) if (Object.hasOwn(snapshot.devices, id)) trial.add(id, config)
    trial.restore(snapshot)
    const place = difference(snapshot, withoutConversations(trial.snapshot()), '')
    if (place !== undefined) throw new SnapshotError(`${place} is not as a bench saves it`)
    trial.advance(TRIED_SECONDS)
    for (const device of trial.devices) deviceState(device)
  } catch (error) {
    if (error instanceof SnapshotError) throw error
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
