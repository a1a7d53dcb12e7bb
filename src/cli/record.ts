import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchCore } from '../lab/bench-core.ts'
import type { LabConfig } from '../lab/lab-file/schema.ts'
import { DiskFolder } from '../lab/recording/disk-folder.ts'
import { JOURNAL_FILE } from '../lab/recording/journal-format.ts'
import { Recorder } from '../lab/recording/recorder.ts'
import { realTime, wallClockMs } from '../lab/time/real-time.ts'
import { UsageError } from './errors.ts'
import { packageVersion } from './version.ts'

/** What records a bench. */
export interface Recording {
  readonly recorder: Recorder
  /** Ends it for a bench that never came up: a folder made for it goes again. */
  discard(): Promise<void>
}

/** Records a bench from now on, where a folder is named for it. */
export function recordingOf(
  bench: BenchCore,
  lab: LabConfig,
  asked: string | undefined,
): Recording | undefined {
  const path = asked ?? freeFolder(lab.record)
  if (path === undefined) return undefined
  if (hasRecording(path))
    throw new UsageError(
      `--record: ${path} has a recording already, which is kept; name a folder that has none, or remove it`,
    )
  const trouble = (text: string) => process.stderr.write(`warning: ${text}\n`)
  const made = !existsSync(path)
  let folder: DiskFolder
  try {
    folder = new DiskFolder({ path, line: realTime, onTrouble: trouble })
  } catch (error) {
    throw new UsageError(`--record: ${path} cannot be the folder: ${(error as Error).message}`)
  }
  const recorder = new Recorder({
    bench,
    lab,
    folder,
    version: packageVersion(),
    line: realTime.now(),
    wallMs: wallClockMs(),
  })
  const discard = async () => {
    await recorder.close()
    rmSync(made ? path : join(path, JOURNAL_FILE), { recursive: true, force: true })
  }
  return { recorder, discard }
}

const hasRecording = (path: string) => existsSync(join(path, JOURNAL_FILE))

/** A lab file is used again and again: each run of it records in a folder of its own, numbered from the second on. */
function freeFolder(path: string | undefined): string | undefined {
  if (path === undefined || !hasRecording(path)) return path
  let number = 2
  while (hasRecording(`${path}-${number}`)) number++
  process.stderr.write(`note: ${path} has a recording already; this one goes to ${path}-${number}\n`)
  return `${path}-${number}`
}
