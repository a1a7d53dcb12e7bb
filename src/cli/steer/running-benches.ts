import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallClockMs } from '../../lab/time/real-time.ts'
import { isAlive } from '../../ports/is-alive.ts'
import { makeFolder } from '../../ports/make-folder.ts'
import { debug } from '../debug.ts'
import { UsageError } from '../errors.ts'

/** A bench that runs on this computer, as its process announced it. */
export interface RunningBench {
  readonly pid: number
  /** Where its control API answers. */
  readonly url: string
  /** Folder it was started in. */
  readonly folder: string
  /** When it began, ms since 1970. */
  readonly since: number
  /** What it prints, when it was started with --detach. */
  readonly log?: string
}

/**
 * Where benches of this user announce themselves; nobody else may write there.
 *
 * @throws UsageError when there can be no such folder, or it belongs to somebody else
 */
export function runFolder(): string {
  const own = process.getuid ? `upslab-${process.getuid()}` : 'upslab'
  const folder = process.env.UPSLAB_RUN_FOLDER ?? join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), own)
  try {
    makeFolder(folder, 0o700)
  } catch (error) {
    throw new UsageError(`benches cannot be listed in ${folder}: ${(error as Error).message}`)
  }
  const { uid } = statSync(folder)
  if (process.getuid && uid !== process.getuid()) throw new UsageError(`${folder} belongs to somebody else`)
  return folder
}

const fileOf = (pid: number) => join(runFolder(), `${pid}.json`)

/** Announces this process as a bench; what is returned withdraws it. Where no file can be written, as in a container, it is not announced. */
export function announce(url: string): () => void {
  const log = process.env.UPSLAB_LOG
  const bench: RunningBench = {
    pid: process.pid,
    url,
    folder: process.cwd(),
    since: wallClockMs(),
    ...(log === undefined ? {} : { log }),
  }
  try {
    const file = fileOf(process.pid)
    writeFileSync(file, JSON.stringify(bench), { mode: 0o600 })
    return () => rmSync(file, { force: true })
  } catch (error) {
    debug(`not announced: ${(error as Error).message}`)
    return () => {}
  }
}

/** The benches that run, oldest first. What a killed one left behind is cleared away. */
export function runningBenches(): RunningBench[] {
  const files = readdirSync(runFolder()).filter((name) => /^\d+\.json$/.test(name))
  const benches = files.flatMap((name) => {
    const file = join(runFolder(), name)
    try {
      const bench = JSON.parse(readFileSync(file, 'utf8')) as RunningBench
      if (isAlive(bench.pid)) return [bench]
    } catch {
      // Half written or no bench: not one that can be steered.
    }
    rmSync(file, { force: true })
    return []
  })
  return benches.sort((a, b) => a.since - b.since || a.pid - b.pid)
}
